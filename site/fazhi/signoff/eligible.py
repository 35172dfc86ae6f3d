"""Who may take a step of a sign-off: whoever holds the role that day, and had no part in the content.

Nobody judges their own work, superusers included. Excluded are who submitted the content, everybody
who wrote on it since it was last released, their deputies, and who has taken another step of the
same submission.
"""

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import islice

from wagtail.log_actions import registry
from wagtail_localize.models import StringTranslation

from fazhi.accounts.models import User
from fazhi.departments.models import Department, Membership
from fazhi.signoff.acts import Act
from fazhi.signoff.models import Delegation, SignOffRecord
from fazhi.signoff.permits import RELEASES, records_of
from fazhi.signoff.steps import RULES, Step, are_compatible
from fazhi.signoff.targets import Target

# What Wagtail's history calls writing; who published or signed has not written.
WRITING = ("create", "edit", "copy", "revert", "convert_alias", "rename")
STEP_OF = {rule.act: step for step, rule in RULES.items()}


@dataclass(frozen=True)
class Signer:
    """Somebody who may take a step: in which department and post, and in whose place if not their own."""

    user: User
    department: Department
    post: str = ""
    deputy_for: User | None = None


def signers_of(
    step: Step, department: Department | None, without: Collection[int] = frozenset()
) -> list[Signer]:
    """Who may take a step, in the department asked where the step is a department's; two queries.

    ``without`` are accounts that may not, nor may anybody in their place.
    """
    rule = RULES[step]
    held = Membership.objects.active().filter(role=rule.role, user__is_active=True)
    if rule.of_department:
        held = held.filter(department=department)
    order = ("department__sort_order", "department", "user__name", "user")
    holders = [
        Signer(m.user, m.department, m.post)
        for m in held.select_related("user", "department").order_by(*order)
        if m.user_id not in without
    ]
    return [*holders, *_deputies(step, holders, without)]


def _deputies(step: Step, holders: list[Signer], without: Collection[int]) -> Iterable[Signer]:
    by_key = {(holder.user.pk, holder.department.pk): holder for holder in holders}
    known = {(holder.user.pk, holder.department.pk) for holder in holders}
    lent = Delegation.objects.active().filter(
        role=RULES[step].role, holder__in={pk for pk, _department in by_key}, deputy__is_active=True
    )
    for delegation in lent.select_related("deputy").order_by("pk"):
        place = by_key.get((delegation.holder_id, delegation.department_id))
        key = (delegation.deputy_id, delegation.department_id)
        if place and delegation.deputy_id not in without and key not in known:
            known.add(key)
            yield Signer(delegation.deputy, place.department, place.post, place.user)


def writers_of(target: Target, until: dt.datetime | None = None) -> set[int]:
    """Accounts that wrote on a row since it was last released, as its revisions, its history and its
    translated strings tell; up to ``until`` if given.

    Revisions are purged, and the history is not: both are asked.
    """
    release = records_of(target).filter(act__in=RELEASES).order_by("-number").first()
    since = release.made_at if release else None
    revisions = target.revisions.exclude(user=None)
    entries = registry.get_logs_for_instance(target).exclude(user=None)
    entries = entries.filter(action__in=[f"wagtail.{name}" for name in WRITING])
    strings = StringTranslation.objects.exclude(last_translated_by=None).filter(
        locale=getattr(target, "locale_id", None),
        context__object=getattr(target, "translation_key", None),
    )
    if since:
        revisions = revisions.filter(created_at__gt=since)
        entries = entries.filter(timestamp__gt=since)
        strings = strings.filter(updated_at__gt=since)
    if until:
        revisions = revisions.filter(created_at__lte=until)
        entries = entries.filter(timestamp__lte=until)
    return {
        *revisions.order_by().values_list("user", flat=True),
        *entries.order_by().values_list("user", flat=True),
        *strings.values_list("last_translated_by", flat=True),
    }


def submission_of(target: Target) -> SignOffRecord | None:
    """The record of the last submission of a row."""
    found: SignOffRecord | None = (
        records_of(target).filter(act=Act.SUBMITTED).order_by("-number").first()
    )
    return found


def excluded_from(step: Step, target: Target) -> set[int]:
    """Accounts that may not take a step of the submission in hand.

    Whoever checks the copy corrects it on the way: what is written after the submission keeps
    nobody from ending that step, only from every later one.
    """
    submission = submission_of(target)
    until = submission.made_at if submission and step == Step.COPY else None
    found = writers_of(target, until)
    if submission and submission.account:
        found.add(submission.account)
    return with_deputies(found) | _who_acted(step, target, submission)


def with_deputies(accounts: Collection[int]) -> set[int]:
    """The accounts, and whoever signs in the place of one of them today."""
    lent = Delegation.objects.active().filter(holder__in=accounts)
    return {*accounts, *lent.values_list("deputy", flat=True)}


def _who_acted(step: Step, target: Target, submission: SignOffRecord | None) -> set[int]:
    """Who has taken a step of the submission that does not go with this one, or was signed for."""
    if submission is None:
        return set()
    taken = records_of(target).filter(number__gt=submission.number, act__in=STEP_OF)
    return {
        account
        for record in taken
        if not are_compatible(STEP_OF[Act(record.act)], step)
        or (step == Step.COSIGNATURE and record.act == Act.COSIGNED)
        for account in (record.account, record.details.get("in_place_of"))
        if account
    }


def can_all_be_taken(candidates: list[tuple[Step, list[int]]]) -> bool:
    """Whether different people can be found for all steps, each with those who may take it.

    As many candidates as there are steps always suffice for one of them, so that no more are tried.
    """
    if not candidates:
        return True
    most = len(candidates)
    return _assign([(step, list(islice(who, most))) for step, who in candidates], [])


def _assign(rest: list[tuple[Step, list[int]]], taken: list[tuple[Step, int]]) -> bool:
    if not rest:
        return True
    (step, who), later = rest[0], rest[1:]
    return any(
        _assign(later, [*taken, (step, account)])
        for account in who
        if not any(account == other and _clash(step, done) for done, other in taken)
    )


def _clash(step: Step, done: Step) -> bool:
    """Two co-signatures are of two people, as two different steps are."""
    return step == done or not are_compatible(step, done)
