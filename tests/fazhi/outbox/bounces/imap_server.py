"""A mailbox over IMAP that speaks the few commands that are needed, and misbehaves as a test asks."""

import re
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass
class Mailbox:
    """Its mails by number; those that were read; what clients said."""

    port: int = 0
    mails: dict[int, bytes] = field(default_factory=dict)
    seen: set[int] = field(default_factory=set)
    said: list[str] = field(default_factory=list)
    password: str = "pass word"
    hangs_up_at: str = ""  # a command that gets no answer
    refuses: str = ""

    def address(self, user: str = "noreply%40town.test", password: str = "pass%20word") -> str:
        """As in the settings."""
        return f"imap://{user}:{password}@127.0.0.1:{self.port}/INBOX"


class Handler(socketserver.StreamRequestHandler):
    """One client."""

    timeout = 5
    mailbox: Mailbox

    def line(self, text: str) -> None:
        self.wfile.write(text.encode() + b"\r\n")

    def handle(self) -> None:
        self.line("* OK IMAP4rev1 ready")
        while raw := self.rfile.readline():
            tag, _blank, command = raw.decode().rstrip("\r\n").partition(" ")
            self.mailbox.said.append(command)
            verb = command.removeprefix("UID ").split(" ")[0].upper()
            if verb == self.mailbox.hangs_up_at:
                return
            wrong = verb == "LOGIN" and f'"{self.mailbox.password}"' not in command
            if verb == self.mailbox.refuses or wrong:
                self.line(f"{tag} NO not now")
                continue
            for answer in self.answers(verb, command):
                self.line(answer)
            self.line(f"{tag} OK done")
            if verb == "LOGOUT":
                return

    def answers(self, verb: str, command: str) -> Iterator[str]:
        if verb == "CAPABILITY":
            yield "* CAPABILITY IMAP4rev1 ID"
        elif verb == "SELECT":
            yield f"* {len(self.mailbox.mails)} EXISTS"
        elif verb == "SEARCH":
            unread = sorted(set(self.mailbox.mails) - self.mailbox.seen)
            yield " ".join(["* SEARCH", *map(str, unread)])
        elif verb == "FETCH":
            self.fetch(command)
        elif verb == "STORE":
            self.mailbox.seen.add(int(command.split()[2]))
        elif verb == "LOGOUT":
            yield "* BYE"

    def fetch(self, command: str) -> None:
        number, most = map(int, re.findall(r"(\d+) \(BODY.PEEK\[\]<0.(\d+)>", command)[0])
        content = self.mailbox.mails.get(number, b"")[:most]
        if content:
            self.line(f"* {number} FETCH (UID {number} BODY[]<0> {{{len(content)}}}")
            self.wfile.write(content + b")\r\n")


class Server(socketserver.ThreadingTCPServer):
    """A thread for each client."""

    allow_reuse_address = daemon_threads = True


@contextmanager
def imap_server() -> Iterator[Mailbox]:
    """A mailbox on a free port of this machine, for the length of a test."""
    mailbox = Mailbox()
    handler = type("HandlerOfOne", (Handler,), {"mailbox": mailbox})
    with Server(("127.0.0.1", 0), handler) as server:
        mailbox.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        try:
            yield mailbox
        finally:
            server.shutdown()
            thread.join(5)
