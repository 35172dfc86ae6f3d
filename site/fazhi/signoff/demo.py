"""The demonstration's list of words, which a town replaces by its own; its records go with it."""

from functools import partial

from django.db.models import Model, QuerySet

from fazhi.signoff.findings.registry import Severity
from fazhi.signoff.models import (
    ChainHead,
    Correction,
    Delegation,
    ListedWord,
    PaperApproval,
    RecordWords,
    SignedContent,
    SignOffRecord,
)
from fazhi.town.demo import DemoPart, DemoTown

# Word, severity, what to write instead, and why. Source: Advertising Law, article 9, for the first two,
# by which other texts are measured as well; the rest is how people speak.
WORDS = (
    ("国家级", Severity.ADVICE, "", "写明由谁、在哪一年评定。"),
    ("最优", Severity.ADVICE, "", "写明事实，不作评比。"),
    ("残废", Severity.BLOCKER, "残疾人", "《残疾人保障法》的说法。"),
    ("刁民", Severity.BLOCKER, "", "不用贬低群众的说法。"),
)

# In the order in which rows can go.
MODELS: tuple[type[Model], ...] = (
    PaperApproval,
    Correction,
    Delegation,
    RecordWords,
    SignOffRecord,
    SignedContent,
    ChainHead,
)


def load(town: DemoTown) -> None:
    """A few words; one that somebody has listed already stays as it is."""
    for word, severity, instead, note in WORDS:
        if not ListedWord.objects.filter(word=word).exists():
            make = partial(
                ListedWord.objects.create, word=word, severity=severity, instead=instead, note=note
            )
            town.make(f"listed-word:{word}", make)


def remove(town: DemoTown) -> None:
    """The chain begins anew: all of it is the demonstration's, for no real town has one."""
    for model in MODELS:
        QuerySet(model).all().delete()  # past the manager that refuses


# After departments and accounts; before the pages, so that it is removed after them.
PART = DemoPart("signoff", 55, load, remove)
