"""What a card of a lecture says beside what was signed: its next dates and seats, this very moment."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from django.utils.translation import pgettext

from cms_pages.kit.finding.pages import register_facts
from events.models import LecturePage
from events.reading.shown import ShownSession, all_shown, public_sessions, with_facts
from fazhi.workdays import now

MOST = 2  # dates on a card


def facts_of(keys: Collection[int]) -> Mapping[int, Sequence[str]]:
    """The next dates of some lectures, with place and seats; three queries."""
    pages = dict(LecturePage.objects.filter(pk__in=keys).values_list("pk", "translation_key"))
    rows = public_sessions().filter(
        lecture__translation_key__in=set(pages.values()), ends_at__gt=now()
    )
    by_lecture: dict[object, list[str]] = defaultdict(list)
    for shown in all_shown(with_facts(rows).order_by("starts_at", "pk")):
        said = by_lecture[shown.session.lecture.translation_key]  # type: ignore[union-attr]
        if len(said) < MOST:
            said.append(sentence(shown))
    return {pk: by_lecture[key] for pk, key in pages.items() if by_lecture[key]}


def sentence(shown: ShownSession) -> str:
    """One date in a line: when, where, how it stands, how many seats are free."""
    parts = [shown.when, shown.place, shown.tag[0], shown.seats]
    return pgettext("between facts of a session", ", ").join(filter(None, parts))


def register() -> None:
    """Called once, when the apps are ready."""
    register_facts(LecturePage, facts_of)
