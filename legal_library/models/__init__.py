"""Works, versions, provisions; what happened to them and how they are related."""

from legal_library.models.citations import PageCitation
from legal_library.models.events import EventKind, LawEvent, LawRelation, RelationKind
from legal_library.models.findings import FindingState, VersionFinding
from legal_library.models.laws import AliasKind, Branch, Law, LawAlias, Theme
from legal_library.models.notes import ArticleNote
from legal_library.models.provisions import Provision, TextCorrection
from legal_library.models.runs import ImportRun, RunAct, RunState
from legal_library.models.versions import ChangeKind, DateBasis, LawVersion

__all__ = [
    "AliasKind",
    "ArticleNote",
    "Branch",
    "ChangeKind",
    "DateBasis",
    "EventKind",
    "FindingState",
    "ImportRun",
    "Law",
    "LawAlias",
    "LawEvent",
    "LawRelation",
    "LawVersion",
    "PageCitation",
    "Provision",
    "RelationKind",
    "RunAct",
    "RunState",
    "TextCorrection",
    "Theme",
    "VersionFinding",
]
