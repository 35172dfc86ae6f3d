"""When content was last found right and is looked at again: set by sign-offs and by nothing else."""

import datetime as dt
from typing import Any

from django.db.models import Q

from wagtail.models import Revision

from fazhi.signoff.acts import Act
from fazhi.signoff.models import SectionRules, SignOffRecord
from fazhi.signoff.permits import records_of, signatures_among
from fazhi.signoff.targets import Target
from fazhi.workdays import SHANGHAI, add_months


def day_of(record: SignOffRecord) -> dt.date:
    """The day of a record, as an office in China counts it."""
    return record.made_at.astimezone(SHANGHAI).date()


def date_release(target: Target) -> None:
    """Dates what has just been made public by its signature; what was founded keeps what it has.

    A correction looks at one place and not at the whole: the day of the signature stays. Nor does
    publishing once more take back what was confirmed meanwhile.
    """
    found = _last_found_right(target)
    if found is not None:
        write_dates(target, day_of(found))


def _last_found_right(target: Target) -> SignOffRecord | None:
    """The department's signature of what is public, or its newest confirmation since the release."""
    records = records_of(target)
    signature: SignOffRecord | None = signatures_among(records).first()
    if signature is None:
        return None
    released = records.filter(act=Act.RELEASED).order_by("-number").first()
    confirmed = records.filter(act=Act.CONFIRMED, number__gt=released.number)
    return confirmed.order_by("-number").first() or signature


def write_dates(target: Target, day: dt.date) -> None:
    """Says that content was found right on a day: in the row, its aliases, and its versions, so that
    the next draft has it too.

    Nothing that was signed changes, for snapshots leave these dates out.
    """
    months = SectionRules.of(target).review_months
    due = add_months(day, months, roll=False).day
    rows = Q(pk=target.pk)
    if hasattr(target, "alias_of_id"):
        rows |= Q(alias_of=target.pk)
    type(target)._base_manager.filter(rows).update(reviewed_on=day, review_due_on=due)
    target.reviewed_on, target.review_due_on = day, due
    written = {"reviewed_on": day.isoformat(), "review_due_on": due.isoformat()}
    for revision in _versions_to_go_on_with(target):
        Revision.objects.filter(pk=revision.pk).update(content={**revision.content, **written})


def _versions_to_go_on_with(target: Target) -> Any:
    """The public version and the newest one: drafts are made from either."""
    return Revision.objects.filter(pk__in={target.live_revision_id, target.latest_revision_id})
