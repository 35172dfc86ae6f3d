"""A file of everyday words, XLSX or CSV: what it would add and change is shown before it is done."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from fazhi.imports.importer import Action, Change, Importer, Plan, differences
from fazhi.spreadsheets import Column, Row, Sheet
from search.actions import owners_of
from search.curated.lexicon_files import problems_of_alternatives, problems_of_words, theme_labels
from search.models import WordSet
from search.models.lexicon import LONGEST_WORDS, SEPARATOR, normalised_word, split


def as_theme(text: str) -> str:
    """The slug of a theme that is given by it or in words."""
    known = {**{str(label): slug for slug, label in theme_labels().items()}}
    known |= {slug: slug for slug in theme_labels()}
    known |= {slug: slug for slug in WordSet.objects.values_list("theme", flat=True).distinct()}
    if text not in known:
        raise ValueError(
            _("there is no theme “%(name)s”; there are: %(themes)s")
            % {"name": text, "themes": "、".join(map(str, theme_labels().values()))}
        )
    return known[text]


def as_switch(text: str) -> bool:
    """Yes or no, as the export writes them."""
    yes, no = pgettext("of words", "yes"), pgettext("of words", "no")
    if text not in {yes, no}:
        raise ValueError(_("write “%(yes)s” or “%(no)s”") % {"yes": yes, "no": no})
    return text == yes


WORDS = Column(
    "words",
    gettext_lazy("Everyday words"),
    required=True,
    max_length=LONGEST_WORDS,
    hint=gettext_lazy("With | between them. The first one tells the rows of a theme apart."),
)
ALTERNATIVES = Column(
    "alternatives",
    gettext_lazy("What texts say"),
    aliases=("law_words",),  # as in the files that apps bring
    required=True,
    max_length=LONGEST_WORDS,
    hint=gettext_lazy("Alternatives with | between them, the phrases of one with spaces."),
)
THEME = Column(
    "theme",
    pgettext_lazy("of words", "Theme"),
    parse=as_theme,
    max_length=40,
    hint=gettext_lazy("One of those in the list. Empty: without a theme."),
)
SWITCH = Column(
    "is_active",
    pgettext_lazy("of words", "In use"),
    parse=as_switch,
    default=True,
    max_length=10,
    hint=gettext_lazy("Yes or no. Empty: yes."),
)


class WordImporter(Importer):
    """Adds sets and changes those that begin with the same word."""

    title = gettext_lazy("Everyday words")
    explanation = gettext_lazy(
        "A row whose theme has a set that begins with the same word changes it; others are added. "
        "Nothing is removed. The list of everyday words exports such a file."
    )
    columns = (WORDS, ALTERNATIVES, THEME, SWITCH)

    def plan(self, sheet: Sheet) -> Plan:
        plan = Plan()
        known = {(row.theme, row.key): row for row in WordSet.objects.all()}
        for one in list(known.values()):  # an editor may have put another word first
            known.setdefault((one.theme, normalised_word(one.word_list[0])), one)
        seen: dict[Any, int] = {}
        owned = owners_of([word for row in sheet.rows for word in _words(row)])
        for row in sheet.rows:
            self._plan(row, known, seen, owned, plan)
        return plan

    def _plan(
        self, row: Row, known: dict[Any, WordSet], seen: dict[Any, int], owned: Any, plan: Plan
    ) -> None:
        words, alternatives = split(row["words"]), split(row["alternatives"])
        problems = [(problem, WORDS) for problem in problems_of_words(words)]
        problems += [(problem, ALTERNATIVES) for problem in problems_of_alternatives(alternatives)]
        key = (row["theme"], normalised_word(words[0]) if words else "")
        there = known.get(key)
        before = set(map(normalised_word, there.word_list)) if there else set()
        problems += [
            (owned[word].message, WORDS)
            for word in _words(row)
            if word in owned and word not in before
        ]
        first = seen.setdefault(there.pk if there else key, row.number)
        if first != row.number:
            problems.append(
                (_("row %(first)s begins with the same word") % {"first": first}, WORDS)
            )
        for problem, column in problems:
            plan.error(problem, row, column.title)
        if problems:
            return
        values = {"words": SEPARATOR.join(words), "alternatives": SEPARATOR.join(alternatives)}
        if SWITCH.key in row or there is None:
            values["is_active"] = row["is_active"]
        target = there or WordSet(theme=row["theme"])
        changed = differences(target, values)
        if not changed:
            plan.unchanged += 1
            return
        for name, value in values.items():
            setattr(target, name, value)
        action = Action.CHANGE if there else Action.CREATE
        plan.changes.append(Change(action, row.number, str(target), changed, target))


def _words(row: Row) -> list[str]:
    return [normalised_word(word) for word in split(row["words"])]
