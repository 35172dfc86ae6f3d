"""Residents are told who answers for their data."""

from fazhi.town.demo import demo_parts
from fazhi.town.founding import founding_steps


def test_the_owner_is_known_before_the_first_resident_is_told_of_it() -> None:
    for names in ([s.name for s in founding_steps()], [p.name for p in demo_parts()]):
        assert names.index("navigation") < names.index("people")
