import pytest

from fazhi.outbox.channels.names import Channel
from fazhi.outbox.delivery import drain
from fazhi.outbox.models import GroupChat, Message
from fazhi.outbox.states import State
from tests.fazhi.outbox.sink import Sink

pytestmark = pytest.mark.django_db


def test_the_demonstration_shows_every_state_at_rest_and_sends_nothing(
    demo_town: None, smtp: Sink
) -> None:
    assert set(Message.objects.values_list("state", flat=True)) == set(State) - {State.CLAIMED}
    assert not GroupChat.objects.filter(is_active=True).exists()
    drain()
    assert not smtp.ids
    assert set(Message.objects.filter(state=State.QUEUED).values_list("channel", flat=True)) == {
        Channel.CALL
    }
