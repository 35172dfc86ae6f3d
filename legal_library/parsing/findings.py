"""What is wrong or noteworthy in a text; findings decide whether a version may be published."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from legal_library.parsing.characters import visible

MAX_QUOTE = 160
MAX_PER_CODE = 50  # further ones of the same kind are counted, not listed


class Severity(TextChoices):
    """What a finding does: it stops publication, wants a look, or is only said."""

    BLOCKING = "blocking", _("blocks publication")
    WARNING = "warning", _("to be looked at")
    NOTE = "note", pgettext_lazy("severity of a finding", "note")


class Code(StrEnum):
    """Every kind of finding. The words and the severity of each stand in `MEANINGS`."""

    # The text as a whole
    EMPTY = "empty"
    NO_TITLE = "no_title"
    NO_ARTICLES = "no_articles"
    STARTS_LATE = "starts_late"
    TRUNCATED = "truncated"
    AMENDING_DECISION = "amending_decision"
    # Numbers
    GAP = "gap"
    DUPLICATE_ARTICLE = "duplicate_article"
    OUT_OF_ORDER = "out_of_order"
    NUMBERING_RESTARTS = "numbering_restarts"
    ITEM_GAP = "item_gap"
    ITEM_TWICE = "item_twice"
    ITEM_WITHOUT_NUMBER = "item_without_number"
    UNIT_GAP = "unit_gap"
    # How it is laid out
    CONTENTS_REMOVED = "contents_removed"
    CONTENTS_NOT_REPEATED = "contents_not_repeated"
    TITLE_REPEATED = "title_repeated"
    PAGE_NUMBER = "page_number"
    UNMARKED_HEADING = "unmarked_heading"
    HEADING_LEVEL = "heading_level"
    NO_SPACE_AFTER_NUMBER = "no_space_after_number"
    GLUED_ARTICLE = "glued_article"
    HARD_WRAP = "hard_wrap"
    NO_END_PUNCTUATION = "no_end_punctuation"
    LIST_WITHOUT_COLON = "list_without_colon"
    INLINE_LIST = "inline_list"
    ITEM_OF_SEVERAL_PARAGRAPHS = "item_of_several_paragraphs"
    SPACED_HEADING = "spaced_heading"
    LONG_ARTICLE = "long_article"
    # Characters
    PRIVATE_USE = "private_use"
    REPLACEMENT = "replacement"
    INVISIBLE = "invisible"
    HALF_WIDTH = "half_width"
    ODD_SPACE = "odd_space"
    UNBALANCED = "unbalanced"
    # The note below the title and the closing clause
    NO_HISTORY = "no_history"
    HISTORY_WITHOUT_DATE = "history_without_date"
    HISTORY_UNREAD = "history_unread"
    HISTORY_ORDER = "history_order"
    NO_EFFECTIVE_DATE = "no_effective_date"
    KEPT_OLD_DATE = "kept_old_date"
    DANGLING_REFERENCE = "dangling_reference"
    # What the source says about it
    UNKNOWN_ISSUER = "unknown_issuer"
    RANK_DISAGREES = "rank_disagrees"
    EFFECTIVE_BEFORE_VERSION = "effective_before_version"
    DATES_DISAGREE = "dates_disagree"
    STATUS_DISAGREES = "status_disagrees"
    ARTICLE_COUNT = "article_count"
    CORRECTED = "corrected"
    OTHER_ISSUER = "other_issuer"
    SAME_TEXT = "same_text"
    TRACKED_CHANGES = "tracked_changes"
    MACROS = "macros"
    LEFT_OUT = "left_out"
    ENCODING = "encoding"


_B, _W, _N = Severity.BLOCKING, Severity.WARNING, Severity.NOTE

MEANINGS: dict[Code, tuple[Severity, object]] = {
    Code.EMPTY: (_B, _("The law has no text.")),
    Code.NO_TITLE: (_B, _("No title was found.")),
    Code.NO_ARTICLES: (_N, _("The text has no articles; it is read by its points and paragraphs.")),
    Code.STARTS_LATE: (_B, _("The first article is not number one: the beginning is missing.")),
    Code.TRUNCATED: (_B, _("The text breaks off in the middle of a sentence.")),
    Code.AMENDING_DECISION: (
        _W,
        _("This is the decision that amends a law, not the text of the law."),
    ),
    Code.GAP: (_B, _("Articles are missing.")),
    Code.DUPLICATE_ARTICLE: (_B, _("An article number occurs twice.")),
    Code.OUT_OF_ORDER: (_B, _("An article stands before one with a lower number.")),
    Code.NUMBERING_RESTARTS: (_W, _("The articles begin anew with number one.")),
    Code.ITEM_GAP: (_W, _("Items of a list are missing.")),
    Code.ITEM_TWICE: (_W, _("An item number occurs twice in a list.")),
    Code.ITEM_WITHOUT_NUMBER: (
        _W,
        _("An item of a list has lost its number; it is counted by its place."),
    ),
    Code.UNIT_GAP: (_W, _("A part, chapter or section is missing or numbered twice.")),
    Code.CONTENTS_REMOVED: (_N, _("The table of contents was left out.")),
    Code.CONTENTS_NOT_REPEATED: (
        _W,
        _("Headings stand in the table of contents and not in the text."),
    ),
    Code.TITLE_REPEATED: (_N, _("A repeated title was left out.")),
    Code.PAGE_NUMBER: (_N, _("A page number was left out.")),
    Code.UNMARKED_HEADING: (_N, _("A heading was not marked as one.")),
    Code.HEADING_LEVEL: (_N, _("The level of a heading does not fit its word; the word counts.")),
    Code.NO_SPACE_AFTER_NUMBER: (_N, _("No space follows a number.")),
    Code.GLUED_ARTICLE: (_W, _("An article began in the middle of a line and was separated.")),
    Code.HARD_WRAP: (_W, _("A sentence was broken into several lines and was joined.")),
    Code.NO_END_PUNCTUATION: (_W, _("A paragraph ends without punctuation.")),
    Code.LIST_WITHOUT_COLON: (_N, _("A list follows words that do not end with a colon.")),
    Code.INLINE_LIST: (_N, _("A list stood in one line and was separated.")),
    Code.ITEM_OF_SEVERAL_PARAGRAPHS: (_N, _("An item has several paragraphs.")),
    Code.SPACED_HEADING: (_N, _("Spaces within a heading were left out.")),
    Code.LONG_ARTICLE: (_W, _("An article is unusually long: another text may be part of it.")),
    Code.PRIVATE_USE: (_B, _("A character has no meaning of its own (private use).")),
    Code.REPLACEMENT: (_B, _("A character was lost when the file was converted.")),
    Code.INVISIBLE: (_N, _("Invisible characters were left out.")),
    Code.HALF_WIDTH: (_N, _("Item numbers stand in half-width brackets.")),
    Code.ODD_SPACE: (_N, _("Full-width or unbreakable spaces stand within the text.")),
    Code.UNBALANCED: (_W, _("A bracket or a quotation mark has no partner.")),
    Code.NO_HISTORY: (_W, _("No note on adoption and amendments stands below the title.")),
    Code.HISTORY_WITHOUT_DATE: (_W, _("A line of the note below the title has no date.")),
    Code.HISTORY_UNREAD: (_W, _("A line of the note below the title was not understood.")),
    Code.HISTORY_ORDER: (_W, _("The dates of the note below the title are not in order.")),
    Code.NO_EFFECTIVE_DATE: (_W, _("The day of its coming into force is not known.")),
    Code.KEPT_OLD_DATE: (
        _N,
        _("The closing clause has the date of the first version; an amendment keeps it."),
    ),
    Code.DANGLING_REFERENCE: (_W, _("The text refers to an article that it does not have.")),
    Code.UNKNOWN_ISSUER: (_W, _("The issuing organ is not known.")),
    Code.RANK_DISAGREES: (_W, _("The source files it under another kind of law.")),
    Code.EFFECTIVE_BEFORE_VERSION: (
        _W,
        _("The source says that the version was in force before it was adopted."),
    ),
    Code.DATES_DISAGREE: (_W, _("The source and the text have different dates.")),
    Code.STATUS_DISAGREES: (_W, _("The source gives it another status than its dates do.")),
    Code.ARTICLE_COUNT: (_B, _("The number of articles differs from the known one.")),
    Code.CORRECTED: (_N, _("A value of the source was corrected.")),
    Code.OTHER_ISSUER: (_W, _("The same title exists under another issuing organ.")),
    Code.SAME_TEXT: (_N, _("Another file has the same text.")),
    Code.TRACKED_CHANGES: (
        _B,
        _("The document has tracked changes; they were read as if accepted."),
    ),
    Code.MACROS: (_W, _("The document has macros; they were not read.")),
    Code.LEFT_OUT: (_W, _("A part of the document was left out.")),
    Code.ENCODING: (_N, _("The file is not UTF-8; another encoding was recognised.")),
}


@dataclass(frozen=True)
class Finding:
    """One finding.

    ``at`` is the offset in the manuscript, ``where`` the path of the provision that it concerns (or
    empty), ``quote`` the words in question. ``dropped`` are the pieces that do not stand in the
    tree, each with its offset. ``count`` is how often it occurs, where occurrences are not listed
    one by one.
    """

    code: Code
    quote: str = ""
    at: int = -1
    where: str = ""
    dropped: tuple[tuple[int, str], ...] = ()
    count: int = 1

    @property
    def severity(self) -> Severity:
        """What it does to a release."""
        return MEANINGS[self.code][0]

    @property
    def message(self) -> str:
        """What is said of it, in the language of the reader."""
        return str(MEANINGS[self.code][1])

    @property
    def shown(self) -> str:
        """The words in question, cut to what a list can show."""
        words = " ".join(visible(self.quote).split())
        return words if len(words) <= MAX_QUOTE else f"{words[: MAX_QUOTE - 1]}…"


class Findings:
    """Findings as they are made, in any order."""

    def __init__(self) -> None:
        self._all: list[Finding] = []

    def add(
        self,
        code: Code,
        quote: str = "",
        *,
        at: int = -1,
        where: str = "",
        dropped: tuple[tuple[int, str], ...] = (),
        count: int = 1,
    ) -> None:
        """Notes a `Finding` with these values."""
        self._all.append(Finding(code, quote, at, where, dropped, count))

    def __iter__(self) -> Iterator[Finding]:
        return iter(self._all)

    def extend(self, findings: Iterable[Finding]) -> None:
        """Notes findings that were made elsewhere."""
        self._all.extend(findings)


def listed(findings: Iterable[Finding]) -> list[Finding]:
    """``findings`` as they are kept: at most `MAX_PER_CODE` of a kind, the last one counting the
    rest; the serious ones first."""
    by_code: dict[Code, list[Finding]] = {}
    for finding in findings:
        by_code.setdefault(finding.code, []).append(finding)
    kept: list[Finding] = []
    for found in by_code.values():
        kept += found[: MAX_PER_CODE - 1]
        rest = found[MAX_PER_CODE - 1 :]
        if rest:
            kept.append(replace(rest[0], count=sum(f.count for f in rest)))
    order = list(Severity)
    return sorted(kept, key=lambda f: (order.index(f.severity), f.at))
