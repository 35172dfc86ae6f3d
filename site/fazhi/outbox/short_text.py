"""A message as a text on the telephone."""

from django.utils.translation import override, pgettext

from fazhi.accounts.mail import site_name
from fazhi.outbox.models import Message
from fazhi.outbox.stopping import is_stoppable

LONGEST = 300  # characters: five parts of 67 at most, with the signature


def as_short_text(message: Message) -> str:
    """The words with the sender in brackets before them, and how to stop them behind.

    Operators in China demand 【signature】 and a hint to stop (MIIT order 31, articles 17 and 18).
    """
    with override(message.language):
        signature = f"【{site_name()}】"
        hint = pgettext("text message", " Reply R to stop.") if is_stoppable(message) else ""
    words = " ".join(message.text.split())
    room = LONGEST - len(signature) - len(hint)
    if len(words) > room:
        words = f"{words[: room - 1]}…"
    return f"{signature}{words}{hint}"
