"""The demonstration's list of words: examples, which a town replaces by its own."""

from functools import partial

from fazhi.signoff.findings.registry import Severity
from fazhi.signoff.models import ListedWord
from fazhi.town.demo import DemoPart, DemoTown

# Word, severity, what to write instead, and why. Source: Advertising Law, article 9, for the first two,
# by which other texts are measured as well; the rest is how people speak.
WORDS = (
    ("国家级", Severity.ADVICE, "", "写明由谁、在哪一年评定。"),
    ("最优", Severity.ADVICE, "", "写明事实，不作评比。"),
    ("残废", Severity.BLOCKER, "残疾人", "《残疾人保障法》的说法。"),
    ("刁民", Severity.BLOCKER, "", "不用贬低群众的说法。"),
)


def load(town: DemoTown) -> None:
    """A few words; one that somebody has listed already stays as it is."""
    for word, severity, instead, note in WORDS:
        if not ListedWord.objects.filter(word=word).exists():
            make = partial(
                ListedWord.objects.create, word=word, severity=severity, instead=instead, note=note
            )
            town.make(f"listed-word:{word}", make)


PART = DemoPart("listed_words", 55, load)
