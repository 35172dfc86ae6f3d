"""Words of the organisers to everybody who is registered, each set of them once."""

from collections.abc import Collection

from django.db import transaction

from wagtail.log_actions import log

from events.messages import kinds
from events.messages.reaching import Reached, reached_by, to_be_told
from events.messages.telling import tell_everybody
from events.models import Session
from events.states import State
from fazhi.accounts.models import User

LONGEST = 300  # characters: a text message of five parts
STATES = (State.CONFIRMED, State.OFFERED, State.WAITING, State.PENDING)


def would_reach(session: Session, states: Collection[State]) -> Reached:
    """How many would hear of it, and on which channels."""
    return reached_by(to_be_told([session], *states), kinds.NEWS)


@transaction.atomic
def write_to(
    session: Session, states: Collection[State], text: str, key: str, by: User | None = None
) -> int:
    """Sends ``text`` to those in ``states``; with a key that was used before to nobody."""
    once = f"news:{session.pk}:{key}"
    told = tell_everybody(session, kinds.NEWS, *states, key=once, values={"text": text})
    if told:
        log(session, "events.news", user=by, data={"told": told})
    return told
