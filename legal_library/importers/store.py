"""Writing a planned law: the work, the version, its provisions, findings, events, relations.

One transaction for each law, so that a broken one takes no other with it. Two imports at once
meet at the law's row (a lock) and at its constraints: whoever comes second plans anew.
"""

from collections import defaultdict
from collections.abc import Iterable

from django.core.exceptions import ObjectDoesNotExist
from django.db import IntegrityError, transaction
from django.utils import timezone

from legal_library.acting import take_back
from legal_library.chains import rebuild_chain, repealed_laws
from legal_library.finding.noting import note_laws
from legal_library.importers.entered import disagreements, entered_fields
from legal_library.importers.plan import Outcome, Plan, find_version, make_plan
from legal_library.models import (
    Law,
    LawEvent,
    LawRelation,
    LawVersion,
    Provision,
    RelationKind,
    VersionFinding,
)
from legal_library.models.events import Origin
from legal_library.parsing.characters import digest
from legal_library.parsing.findings import MEANINGS, Code, Finding
from legal_library.parsing.tree import Kind, Node
from legal_library.relations import relations_of
from legal_library.status import Status
from legal_library.titles import law_key

_ATTEMPTS = 8  # whoever is overtaken tries again; each time somebody else gets through
_BATCH = 500
_MAX = {"instrument": 300, "organ": 120, "session": 160, "document_number": 120}


def store(plan: Plan) -> tuple[Outcome, LawVersion | None]:
    """Writes what a plan says and returns what became of it, with the version.

    A plan that another import has overtaken is made anew. Raises `IntegrityError` when that does
    not help.
    """
    for _attempt in range(_ATTEMPTS - 1):
        try:
            with transaction.atomic():
                return _store(plan)
        except (IntegrityError, ObjectDoesNotExist):  # somebody was faster, or has deleted the law
            plan = make_plan(plan.source)
    with transaction.atomic():
        return _store(plan)


def _store(plan: Plan) -> tuple[Outcome, LawVersion | None]:
    law = _law(plan)
    version = find_version(law, plan.parsed, plan.dating)
    if version and version.text_digest == plan.text_digest:
        _remember_source(version, plan)
        return Outcome.SAME, version
    if version and version.is_kept:
        return Outcome.HELD, version
    outcome = plan.outcome
    if version:
        outcome = Outcome.CHANGED
    elif outcome not in {Outcome.NEW_LAW, Outcome.NEW_VERSION}:
        outcome = Outcome.NEW_VERSION
    # An editor may have entered a day since the plan was made.
    disagreeing = disagreements(version, plan.dating) if version else []
    version = _version(law, version, plan)
    _provisions(version, plan.parsed.roots)
    _findings(version, dict.fromkeys((*plan.findings, *disagreeing)))
    _events(law, plan)
    ended_before = repealed_laws(version.relations.all())
    _relations(law, version, plan)
    _rebuild_around(law, ended_before | repealed_laws(version.relations.all()))
    version.refresh_from_db()
    return outcome, version


def _remember_source(version: LawVersion, plan: Plan) -> None:
    """The same text from another file: the next import of that file knows it at once."""
    if not version.sha256:
        version.sha256 = plan.source.sha256
        version.save(update_fields=["sha256", "changed_at"])


def _law(plan: Plan) -> Law:
    if plan.law:
        law = Law.objects.select_for_update().get(pk=plan.law.pk)
        changed = []
        if plan.organ.is_known and not law.organ.is_known:
            law.issuer, law.kind = plan.organ.name, plan.kind
            changed += ["issuer", "issuer_key", "kind", "rank"]
        if not law.branch and plan.metadata.branch:
            law.branch = plan.metadata.branch
            changed.append("branch")
        if changed:
            law.save(update_fields=changed)
            note_laws([law.pk])
        return law
    law = Law(
        title=plan.title[:300],
        kind=plan.kind,
        issuer=plan.organ.name[:200],
        branch=plan.metadata.branch,
    )
    law.save()
    return law


def _version(law: Law, version: LawVersion | None, plan: Plan) -> LawVersion:
    """Writes what a plan says of a version; what an editor has entered by hand stays."""
    days = plan.dating
    values = {
        "version_date": days.version_date,
        "change": days.change,
        "promulgated_on": days.promulgated_on,
        "document_number": days.document_number[:120],
        "effective_from": days.effective_from,
        "source_name": plan.metadata.source_name,
        "source_url": plan.metadata.source_url,
        "retrieved_on": plan.metadata.retrieved_on or timezone.localdate(),
    }
    entered = entered_fields(version) if version else set()
    version = version or LawVersion(law=law)
    for name in values.keys() - entered:
        setattr(version, name, values[name])
    if "effective_from" not in entered:
        version.effective_basis = days.basis
    version.title = plan.title[:300]
    version.history_text = plan.parsed.history_text
    version.is_decision = plan.parsed.is_amending_decision
    version.claimed_status = plan.metadata.status
    version.source_file = plan.source.name[:300]
    version.sha256 = plan.source.sha256
    version.text_digest = plan.text_digest
    version.article_count = plan.article_count
    version.provision_count = sum(plan.kinds.values())
    take_back(version)
    version.save()
    return version


def _provisions(version: LawVersion, roots: list[Node]) -> None:
    """Writes the tree, a level at a time, since children need their parents' keys."""
    version.provisions.all().delete()
    levels: dict[int, list[tuple[Provision, Provision | None]]] = defaultdict(list)
    order = 0

    def add(nodes: Iterable[Node], parent: Provision | None, depth: int) -> None:
        nonlocal order
        for node in nodes:
            provision = Provision(
                version=version,
                order=order,
                depth=depth,
                kind=node.kind.value,
                number=node.number,
                sub=node.sub,
                label=node.label[:60],
                heading=node.heading,
                text=node.text,
                path=node.path,
                digest=digest(node.body) if node.kind == Kind.ARTICLE else "",
            )
            order += 1
            levels[depth].append((provision, parent))
            add(node.children, provision, depth + 1)

    add(roots, None, 0)
    for depth in sorted(levels):
        for provision, parent in levels[depth]:
            provision.parent = parent
        Provision.objects.bulk_create([p for p, _parent in levels[depth]], batch_size=_BATCH)


def _findings(version: LawVersion, findings: Iterable[Finding]) -> None:
    """Writes the findings; what was decided about the same one before stays decided."""
    decided = {
        (f.code, f.quote, f.path): f
        for f in version.findings.exclude(state="open").select_related("decided_by")
    }
    version.findings.all().delete()
    rows = []
    for finding in findings:
        row = VersionFinding(
            version=version,
            code=finding.code.value,
            severity=finding.severity,
            quote=finding.shown[:200],
            path=finding.where[:200],
            count=finding.count,
        )
        before = decided.get((row.code, row.quote, row.path))
        if before:
            row.state, row.reason = before.state, before.reason
            row.decided_by, row.decided_at = before.decided_by, before.decided_at
        rows.append(row)
    VersionFinding.objects.bulk_create(rows, batch_size=_BATCH)


def _events(law: Law, plan: Plan) -> None:
    rows = [
        LawEvent(
            law=law,
            kind=event.kind.value,
            date=event.day,
            organ=event.organ[: _MAX["organ"]],
            session=event.session[: _MAX["session"]],
            instrument=event.instrument[: _MAX["instrument"]],
            document_number=event.document_number[: _MAX["document_number"]],
            text=event.text,
            origin=Origin.TEXT,
        )
        for event in plan.parsed.history
    ]
    LawEvent.objects.bulk_create(rows, ignore_conflicts=True, batch_size=_BATCH)


def _relations(law: Law, version: LawVersion, plan: Plan) -> None:
    LawRelation.objects.filter(version=version, origin=Origin.TEXT).delete()
    rows = []
    for related in relations_of(plan.title, plan.parsed.closing):
        plain = law_key(related.title)[:300]
        if plain == law.normalised_title:
            continue  # a law that is made anew ends its older self: the chain knows
        day = version.effective_from
        if related.kind == RelationKind.REPEALS and plan.parsed.closing.effective:
            day = plan.parsed.closing.effective
        rows.append(
            LawRelation(
                kind=related.kind,
                law=law,
                version=version,
                path=related.path,
                target=law_named(related.title),
                target_title=related.title[:300],
                target_normalised=plain,
                date=day,
                origin=Origin.TEXT,
            )
        )
    LawRelation.objects.bulk_create(rows, ignore_conflicts=True, batch_size=_BATCH)


def law_named(title: str) -> Law | None:
    """The one law that a title names; of several the highest, none when two are equally high."""
    found = list(Law.objects.filter(normalised_title=law_key(title)).order_by("rank")[:2])
    if len(found) > 1 and found[0].rank == found[1].rank:
        return None
    return found[0] if found else None


def settle_relations() -> None:
    """Finds the laws that relations wait for; two imports at once do not see each other's."""
    waiting = LawRelation.objects.filter(
        target__isnull=True, target_normalised__in=Law.objects.values("normalised_title")
    )
    for relation in waiting:
        target = law_named(relation.target_title)
        if target:
            LawRelation.objects.filter(pk=relation.pk).update(target=target)
            rebuild_chain(target)


def _rebuild_around(law: Law, ended: Iterable[Law]) -> None:
    """The chain of the law and of those that it ends or has ended; relations that waited for it."""
    waiting = LawRelation.objects.filter(
        target__isnull=True, target_normalised=law.normalised_title
    )
    if waiting.exists():
        target = law_named(law.title)
        if target:
            waiting.update(target=target)
    rebuild_chain(law)
    for other in ended:
        rebuild_chain(other)


def check_claims() -> None:
    """Notes where a source gives a version another status than its dates do, once all are known.

    Of every version in the library: an import that goes on after an interruption has not written
    all of them itself.
    """
    for version in LawVersion.objects.exclude(claimed_status="").defer("history_text"):
        ours, claimed = version.status, Status(version.claimed_status)
        if ours != claimed:
            VersionFinding.objects.get_or_create(
                version=version,
                code=Code.STATUS_DISAGREES.value,
                defaults={
                    "severity": MEANINGS[Code.STATUS_DISAGREES][0],
                    "quote": f"{claimed.label} / {ours.label}",
                },
            )
