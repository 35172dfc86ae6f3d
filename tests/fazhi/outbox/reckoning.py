"""What arrived at the mail server, against what is recorded."""

from collections import Counter

from fazhi.outbox.models import Message
from fazhi.outbox.states import State
from tests.fazhi.outbox.sink import Sink


def none_lost_and_none_sent_twice(sink: Sink) -> int:
    """Asserts it of all messages; returns how many are uncertain."""
    arrived = Counter(sink.ids)
    assert max(arrived.values()) == 1, "sent twice"
    states = dict(Message.objects.values_list("mail_id", "state"))
    assert arrived.keys() <= states.keys()
    assert set(states.values()) <= {State.SENT, State.UNCERTAIN}, "lost"
    sent = {mail_id for mail_id, state in states.items() if state == State.SENT}
    assert sent <= arrived.keys(), "recorded as sent, and never arrived"
    return len(states) - len(sent)
