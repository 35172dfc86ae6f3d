"""What importing a source would do; nothing is written here."""

from dataclasses import dataclass, field

from django.db.models import TextChoices
from django.utils.translation import pgettext_lazy

from fazhi.departments.law_titles import bare_law_title
from legal_library.corrections import corrected, with_outline
from legal_library.effectiveness import Dating, dating
from legal_library.importers.entered import disagreements, redated_version
from legal_library.importers.metadata import Metadata
from legal_library.importers.sources import Source
from legal_library.models import Law, LawVersion
from legal_library.organs import (
    RANKS,
    LawKind,
    Organ,
    kind_of,
    organ_of,
    organ_of_title,
)
from legal_library.parsing.characters import digest
from legal_library.parsing.findings import Code, Finding, Severity, listed
from legal_library.parsing.parser import ParsedLaw, parse
from legal_library.parsing.tree import Kind, walk
from legal_library.titles import law_key


class Outcome(TextChoices):
    """What an import does, or would do, with a source."""

    NEW_LAW = "new_law", pgettext_lazy("import", "new law")
    NEW_VERSION = "new_version", pgettext_lazy("import", "new version")
    CHANGED = "changed", pgettext_lazy("import", "changed text")
    SAME = "same", pgettext_lazy("import", "in the library already")
    HELD = "held", pgettext_lazy("import", "held back: the version is released or was corrected")
    BROKEN = "broken", pgettext_lazy("import", "cannot be read")


@dataclass(frozen=True)
class Plan:
    """A source as it was understood, and what would become of it."""

    source: Source
    metadata: Metadata
    parsed: ParsedLaw
    title: str
    organ: Organ
    kind: LawKind
    dating: Dating
    findings: list[Finding]
    outcome: Outcome
    text_digest: str
    law: Law | None = None
    version: LawVersion | None = None
    kinds: dict[str, int] = field(default_factory=dict)

    @property
    def blocking(self) -> list[Finding]:
        """The findings that stop a release."""
        return [f for f in self.findings if f.severity == Severity.BLOCKING]

    @property
    def article_count(self) -> int:
        """How many articles the text has of its own."""
        return len(self.parsed.articles)


def in_library(sha256: str) -> LawVersion | None:
    """The version that was imported from a file with this hash."""
    if not sha256:
        return None
    return LawVersion.objects.filter(sha256=sha256).select_related("law").first()


def make_plan(source: Source) -> Plan:
    """Reads and parses a source and compares it with the library. Raises `Unreadable`."""
    text = source.read()
    metadata, corrections = corrected(text.metadata)
    title = bare_law_title(text.manuscript.title or metadata.title)
    manuscript, outlined = with_outline(text.manuscript, title)
    parsed = parse(manuscript, starts_at=text.starts_at)
    # The title of an amendment is the text's own; only a text without one has its file's name.
    title = bare_law_title(parsed.title or metadata.title) or source.name
    organ = _organ(parsed, metadata, title)
    is_corrected = any("effective_from" in finding.quote for finding in corrections)
    days = dating(parsed.history, parsed.closing, metadata, is_corrected=is_corrected)
    kind = kind_of(organ, title, days.document_number)
    findings = [*parsed.findings, *corrections, *outlined, *days.findings]
    if kind == LawKind.OTHER and metadata.kind:
        kind = LawKind(metadata.kind)
    findings += _of_source(organ, kind, metadata)
    text_digest = digest("\n".join(node.printed for node in walk(parsed.roots)))
    law = find_law(title, organ)
    version = find_version(law, parsed, days)
    if version:
        findings += disagreements(version, days)
    findings += _of_library(law, version, title, organ, text_digest, parsed)
    return Plan(
        source=source,
        metadata=metadata,
        parsed=parsed,
        title=title,
        organ=organ,
        kind=kind,
        dating=days,
        findings=listed(findings),
        outcome=_outcome(law, version, text_digest, parsed),
        text_digest=text_digest,
        law=law,
        version=version,
        kinds=_kinds(parsed),
    )


def _organ(parsed: ParsedLaw, metadata: Metadata, title: str) -> Organ:
    """Who issued a law: its title, its note or its source says so, in this order."""
    named = organ_of_title(title)
    if named.is_known:
        return named
    for event in parsed.history:
        if event.organ:
            organ = organ_of(event.organ)
            if organ.is_known:
                return organ
    return organ_of(metadata.issuer)


def _of_source(organ: Organ, kind: LawKind, metadata: Metadata) -> list[Finding]:
    """Where the source says something else than the text."""
    findings: list[Finding] = []
    if not organ.is_known:
        findings.append(Finding(Code.UNKNOWN_ISSUER, organ.name))
    if metadata.kind and RANKS[LawKind(metadata.kind)] != RANKS[kind]:
        quote = f"{LawKind(metadata.kind).label} / {kind.label}"
        findings.append(Finding(Code.RANK_DISAGREES, quote))
    return findings


def _of_library(
    law: Law | None,
    version: LawVersion | None,
    title: str,
    organ: Organ,
    text_digest: str,
    parsed: ParsedLaw,
) -> list[Finding]:
    findings: list[Finding] = []
    if law is None and organ.is_known:
        others = Law.objects.filter(normalised_title=law_key(title)).exclude(issuer_key="")
        findings += [Finding(Code.OTHER_ISSUER, other.issuer) for other in others]
    if any(node.text for node in walk(parsed.roots)):
        same = LawVersion.objects.filter(text_digest=text_digest)
        if version:
            same = same.exclude(pk=version.pk)
        findings += [Finding(Code.SAME_TEXT, str(twin)) for twin in same.select_related("law")[:3]]
    return findings


def find_law(title: str, organ: Organ) -> Law | None:
    """The work of a title and an organ; with either organ unknown, the only one of that title.

    A name that is not recognised makes no other organ of it: whichever text comes first, the two
    are one work.
    """
    same_title = list(Law.objects.filter(normalised_title=law_key(title)[:300]))
    for law in same_title:
        if law.issuer_key == organ.key:
            return law
    if organ.is_known:
        same_title = [law for law in same_title if not law.organ.is_known]
    return same_title[0] if len(same_title) == 1 else None


def find_version(law: Law | None, parsed: ParsedLaw, days: Dating) -> LawVersion | None:
    """The version of a law that a text is: by its day, even if an editor has changed that."""
    if law is None:
        return None
    day, is_decision = days.version_date, parsed.is_amending_decision
    found = law.versions.filter(version_date=day, is_decision=is_decision).first()
    return found or redated_version(law, day, parsed.history_text, is_decision=is_decision)


def _outcome(
    law: Law | None, version: LawVersion | None, text_digest: str, parsed: ParsedLaw
) -> Outcome:
    if version is None:
        return Outcome.NEW_VERSION if law else Outcome.NEW_LAW
    if version.text_digest == text_digest:
        return Outcome.SAME
    return Outcome.HELD if version.is_kept else Outcome.CHANGED


def _kinds(parsed: ParsedLaw) -> dict[str, int]:
    counts: dict[str, int] = {}
    for node in walk(parsed.roots):
        counts[node.kind.value] = counts.get(node.kind.value, 0) + 1
    return {kind.value: counts[kind.value] for kind in Kind if kind.value in counts}
