"""What a guide rests on, as the laws stand today."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from wagtail.blocks import StructValue

from fazhi.departments.law_titles import marked_law_title
from legal_library.citing.cited import Cited, cited
from legal_library.citing.keys import Key
from legal_library.citing.naming import NamedLaws
from legal_library.status import ENDED, Status

if TYPE_CHECKING:
    from cms_pages.services.models import ServiceGuidePage

_KINDS = {Status.IN_FORCE: "ok", Status.UPCOMING: "warn", Status.UNKNOWN: ""}


@dataclass(frozen=True)
class Basis:
    """A legal basis: its name, what it decides, and the law as the library has it today."""

    label: str
    says: str
    law: Cited | None = None
    unverified: bool = False

    @property
    def url(self) -> str:
        """Where it is read; empty where the library lacks it."""
        return self.law.url if self.law else ""

    @property
    def is_known(self) -> bool:
        """Whether the library has the law."""
        return self.law is not None and self.law.version is not None

    @property
    def is_ended(self) -> bool:
        """Whether the law does not apply any more, or has no such article today."""
        if self.law is None or self.law.version is None:
            return False
        has_articles = bool(self.law.version.article_count)
        return self.law.status in ENDED or (self.law.is_missing and has_articles)

    @property
    def tag(self) -> dict[str, Any]:
        """How it stands, in the form of ``components/tag.html``."""
        if self.law is None or self.law.version is None:
            return {"kind": "", "label": _("not in the library")}
        if self.is_ended:
            return {"kind": "warn", "label": self.law.warning}
        return {
            "kind": _KINDS.get(self.law.status, ""),
            "label": self.law.warning or self.law.status.label,
        }


class Laws:
    """The bases of a guide and the names of laws in its texts, looked up together.

    At most thirteen queries, however many there are; fewer with ``named``, where those of several
    guides were looked up at once.
    """

    def __init__(self, guide: "ServiceGuidePage", named: NamedLaws | None = None) -> None:
        self._bases = [child.value for child in guide.bases]
        self.named = named or NamedLaws(guide.texts_naming_laws())
        self._cited = cited(key for one in self._bases if (key := Key.read(one["law"])))

    @property
    def bases(self) -> list[Basis]:
        """The legal bases in the order of the guide."""
        return [self._basis(value) for value in self._bases]

    def _basis(self, value: StructValue) -> Basis:
        key = Key.read(value["law"])
        law = self._cited.get(key) if key else next(iter(self.named.in_text(in_words(value))), None)
        label = law.label if law and key else in_words(value)
        return Basis(label, value["says"], law, value["unverified"])


def in_words(value: StructValue) -> str:
    """A basis that is named and not chosen, as running text cites it."""
    return f"{marked_law_title(value['title'])}{value['article']}" if value["title"] else ""
