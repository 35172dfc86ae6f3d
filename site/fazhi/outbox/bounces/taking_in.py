"""What a report about returned mail changes."""

import re

import structlog
from anymail.signals import EventType

from fazhi.outbox.bounces.reports import Report, reports_in
from fazhi.outbox.channels.names import Channel
from fazhi.outbox.channels.smtp import is_about_the_address
from fazhi.outbox.models import Message
from fazhi.outbox.provider_events import Told, digest, take_in

logger = structlog.stdlib.get_logger(__name__)

SOURCE = "mail"
_CODE = re.compile(r"(?<![\d.])([45]\d\d)(?![\d.])")


def take_in_mail(content: bytes) -> int:
    """How many messages a mail changes; whatever it holds, only `TooEarly` is raised.

    A report counts only if it names a Message-ID together with the address that we sent it to:
    both are known to the recipient and the mail servers between us alone. Database errors pass.
    """
    try:
        reports = reports_in(content)
    except Exception as error:  # noqa: BLE001 - anybody can write anything to this mailbox
        logger.warning("a mail could not be read", reason=type(error).__name__)
        return 0
    return sum(_take_in(report) for report in reports)


def _take_in(report: Report) -> int:
    mails = Message.objects.filter(channel=Channel.EMAIL, mail_id__in=report.mail_ids)
    return sum(take_in(mail, _told(report)) for mail in mails if _went_to(mail, report))


def _went_to(message: Message, report: Report) -> bool:
    """Whether the report names its recipient; the hash outlives the address."""
    column = Message._meta.get_field("address_hash")
    return message.address_hash in {column.hash(address) for address in report.addresses}


def _told(report: Report) -> Told:
    code = _CODE.search(report.detail)
    return Told(
        source=SOURCE,
        key=digest(SOURCE, report.key, sorted(report.addresses)),
        what=EventType.BOUNCED if report.is_final else EventType.DEFERRED,
        detail=report.detail,
        is_bad_address=is_about_the_address(int(code[1]) if code else 0, report.detail),
    )
