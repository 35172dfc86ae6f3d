import pytest

from fazhi.outbox.channels.names import Channel
from fazhi.outbox.delivery import drain
from fazhi.outbox.models import GroupChat, Message, MessageEvent, Suppression
from fazhi.outbox.states import State
from fazhi.town.demo import load_demo, remove_demo
from tests.fazhi.outbox.sink import Sink

pytestmark = pytest.mark.django_db


def test_the_demonstration_shows_every_state_at_rest_sends_nothing_and_leaves_nothing(
    smtp: Sink,
) -> None:
    load_demo()
    assert set(Message.objects.values_list("state", flat=True)) == set(State) - {State.CLAIMED}
    assert not GroupChat.objects.filter(is_active=True).exists()
    drain()
    assert not smtp.ids
    assert set(Message.objects.filter(state=State.QUEUED).values_list("channel", flat=True)) == {
        Channel.CALL
    }
    remove_demo()
    for model in (Message, MessageEvent, GroupChat, Suppression):
        assert not model.objects.exists(), model
