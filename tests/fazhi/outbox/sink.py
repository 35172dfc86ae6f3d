"""A mail server that keeps what it gets, and misbehaves as a test asks."""

import asyncio
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.smtp import SMTP, Envelope, Session


@dataclass
class Sink:
    """What arrived, and what is answered; an answer of ``None`` hangs up without a word."""

    port: int = 0
    mails: list[EmailMessage] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    sender_answer: Callable[[str], str | None] = lambda address: "250 OK"
    recipient_answer: Callable[[str], str | None] = lambda address: "250 OK"
    data_answer: Callable[[EmailMessage], str | None] = lambda mail: "250 queued as 4711"
    delay: float = 0

    @property
    def ids(self) -> list[str]:
        """The Message-IDs of what arrived, in order."""
        return [str(mail["Message-ID"]) for mail in self.mails]

    async def handle_MAIL(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: Any
    ) -> str:
        envelope.mail_from = address
        return self._said(server, self.sender_answer(address))

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: Any
    ) -> str:
        answer = self._said(server, self.recipient_answer(address))
        if answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        assert isinstance(envelope.content, bytes)
        mail = message_from_bytes(envelope.content, policy=policy.default)
        answer = self.data_answer(mail)
        if answer is None or answer.startswith("250"):
            self.mails.append(mail)
            self.recipients += envelope.rcpt_tos
        await asyncio.sleep(self.delay)
        return self._said(server, answer)

    @staticmethod
    def _said(server: SMTP, answer: str | None) -> str:
        if answer is None:
            assert isinstance(server.transport, asyncio.Transport)
            server.transport.abort()
            return "250 nobody reads this"
        return answer


@contextmanager
def mail_server(sink: Sink | None = None, port: int = 0) -> Iterator[Sink]:
    """A server on a free port of this machine, for the length of a test."""
    sink = sink or Sink()
    loop = asyncio.new_event_loop()
    server = loop.run_until_complete(
        loop.create_server(
            lambda: SMTP(sink, hostname="sink.test", loop=loop, enable_SMTPUTF8=False),
            "127.0.0.1",
            port,
        )
    )
    sink.port = server.sockets[0].getsockname()[1]
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    try:
        yield sink
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join(5)
        server.close()
        for task in asyncio.all_tasks(loop):
            task.cancel()
        loop.run_until_complete(asyncio.sleep(0))
        loop.close()
