"""Many at the same moment: threads that act, each on a connection of its own, and what each of them met."""

import random
import threading
from collections import Counter
from collections.abc import Callable, Iterable
from queue import Empty, SimpleQueue

from django.core.exceptions import ValidationError
from django.db import connection

from events import privacy
from events.desk import arriving
from events.models import Registration, Session
from events.seats import changing, freeing
from events.seats.locking import Busy
from events.seats.refusals import Refused
from events.seats.registering import register
from events.states import State
from tests.factories.events import applying

Act = Callable[[], object]
PATIENCE = 120  # seconds


def all_at_once(acts: Iterable[Act], threads: int = 8) -> Counter[str]:
    """Lets threads do the acts, who is free the next one; says how often each ended in which way.

    ``done``, or the name of the exception: `Refused` and `Busy` are answers, anything else with its
    words is a fault of the software.
    """
    waiting: SimpleQueue[Act] = SimpleQueue()
    for act in acts:
        waiting.put(act)
    barrier, met = threading.Barrier(threads), Counter[str]()
    lock = threading.Lock()

    def work() -> None:
        barrier.wait(PATIENCE)
        try:
            while True:
                answer = _answer(waiting.get_nowait())
                with lock:
                    met[answer] += 1
        except Empty:
            pass
        finally:
            connection.close()

    workers = [threading.Thread(target=work) for _n in range(threads)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(PATIENCE)
    assert not any(worker.is_alive() for worker in workers), "somebody waits for ever"
    return met


def _answer(act: Act) -> str:
    try:
        act()
    except (Refused, ValidationError):
        return "refused"
    except Busy as busy:
        # Two that wait for each other: 40P01 is PostgreSQL's word for it.
        deadlock = getattr(busy.__cause__ and busy.__cause__.__cause__, "sqlstate", "") == "40P01"
        return "deadlock" if deadlock else "busy"
    except Exception as error:  # noqa: BLE001 - shown by the assertion
        return repr(error)
    return "done"


def random_acts(sessions: list[Session], chance: random.Random, number: int) -> list[Act]:
    """Acts on sessions of one lecture, whatever their registrations have become by then."""
    acts: dict[Callable[[list[Session], random.Random], object], int] = {
        _register: 8,
        _cancel: 4,
        _change_people: 2,
        _exchange: 3,
        _set_seats: 1,
        _claim: 1,
        _check_in: 1,
        _walk_in: 1,
        _take_back: 1,
        _forget: 1,
        lambda *_: freeing.lapse_offers(): 1,
    }
    chosen = chance.choices(list(acts), list(acts.values()), k=number)
    # A source of chance for each: threads that share one would not repeat a history.
    return [_bound(act, sessions, random.Random(chance.random())) for act in chosen]


def _bound(
    act: Callable[[list[Session], random.Random], object],
    sessions: list[Session],
    chance: random.Random,
) -> Act:
    return lambda: act(sessions, chance)


def _one(sessions: list[Session], chance: random.Random) -> Registration:
    """Any registration; raises `Refused`, as whoever finds none has nothing to do."""
    rows = Registration.objects.filter(session__in=sessions).select_related("contact")
    keys = list(rows.values_list("pk", flat=True))
    found = rows.filter(pk=chance.choice(keys)).first() if keys else None
    if found is None:
        raise Refused("none")  # type: ignore[arg-type]
    return found


def _register(sessions: list[Session], chance: random.Random) -> object:
    number, people = chance.randrange(25), chance.choice([1, 1, 1, 2, 3, 4])
    return register(chance.choice(sessions), applying(number, people))


def _cancel(sessions: list[Session], chance: random.Random) -> object:
    return freeing.cancel(_one(sessions, chance))


def _claim(sessions: list[Session], chance: random.Random) -> object:
    offered = Registration.objects.filter(session__in=sessions, state=State.OFFERED).first()
    return freeing.claim(offered or _one(sessions, chance))


def _change_people(sessions: list[Session], chance: random.Random) -> object:
    names = ["示例甲甲", "示例乙乙", "示例丙丙", "示例丁丁"][: chance.randint(1, 4)]
    return changing.change_people(_one(sessions, chance), names)


def _exchange(sessions: list[Session], chance: random.Random) -> object:
    return changing.exchange(_one(sessions, chance), chance.choice(sessions))


def _set_seats(sessions: list[Session], chance: random.Random) -> object:
    return changing.set_seats(chance.choice(sessions), chance.randint(6, 14), chance.randint(0, 2))


def _check_in(sessions: list[Session], chance: random.Random) -> object:
    return arriving.check_in(_one(sessions, chance))


def _walk_in(sessions: list[Session], chance: random.Random) -> object:
    return arriving.walk_in(chance.choice(sessions))


def _take_back(sessions: list[Session], chance: random.Random) -> None:
    arriving.take_back_walk_in(_one(sessions, chance))


def _forget(sessions: list[Session], chance: random.Random) -> None:
    privacy.forget(_one(sessions, chance))
