"""What residents see of a signature on the page itself: the seal, and that a review is under way."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import BooleanField, Subquery, Value
from django.db.models.functions import Coalesce
from django.urls import reverse

from fazhi.signoff.acts import Act
from fazhi.signoff.models import SectionRules, SignOffRecord
from fazhi.signoff.permits import ENDS, signatures_among
from fazhi.signoff.review_dates import day_of
from fazhi.signoff.targets import Target, key_of, label_of
from fazhi.workdays import today


@dataclass(frozen=True)
class Seal:
    """The department's signature of what is public: its record, its day, and who it was.

    ``department`` is the name on that day. ``is_being_reviewed`` where the section tells readers
    that the day of the next review has passed.
    """

    number: int
    day: dt.date
    department: str
    department_key: int | None
    is_being_reviewed: bool

    @property
    def url(self) -> str:
        """Where everybody can check it."""
        return reverse("signed:record", args=[self.number])


def seal_of(target: Target) -> Seal | None:
    """The seal of a public row; nothing for a draft, and for what the site was founded with. One query.

    An alias carries the seal of its original.
    """
    if not target.live:
        return None
    rules = SectionRules.over(target).values("shows_overdue_review")[:1]
    key = getattr(target, "alias_of_id", None) or key_of(target)
    records = SignOffRecord.objects.filter(model=label_of(target), key=str(key))
    ends = records.filter(act__in=ENDS).order_by("-number")
    found = (
        signatures_among(records)
        .annotate(
            end=Subquery(ends.values("act")[:1]),
            shows_overdue=Coalesce(
                Subquery(rules, output_field=BooleanField()), Value(value=False)
            ),
        )
        .first()
    )
    if found is None or found.end in {Act.WITHDRAWN, Act.FOUNDED}:
        return None
    is_overdue = target.review_due_on is not None and target.review_due_on < today()
    return Seal(
        number=found.number,
        day=day_of(found),
        department=found.department,
        department_key=found.department_key,
        is_being_reviewed=is_overdue and found.shows_overdue,
    )
