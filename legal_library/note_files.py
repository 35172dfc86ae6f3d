"""Reviewed notes on articles as data files of the project, and how they get into the library.

``data/notes/*.csv`` hold a law each: article, digest of its text, caption, up to three questions,
and what the second reading against the text looked at and changed. A row belongs to that text:
where no version of the law has an article with this digest, it is kept and not shown.
"""

import csv
from collections.abc import Iterable
from dataclasses import dataclass, fields
from pathlib import Path

from django.core.exceptions import ValidationError
from django.db import transaction

from legal_library.models import ArticleNote, Law, Provision
from legal_library.parsing.numerals import read_article
from legal_library.parsing.tree import Kind
from legal_library.titles import law_key

FOLDER = Path(__file__).parent / "data" / "notes"


@dataclass(frozen=True)
class NoteRow:
    """One row of a file, as it stands there."""

    law: str
    article: str
    digest: str
    caption: str
    question_1: str
    question_2: str
    question_3: str
    second_reading: str

    @property
    def number(self) -> tuple[int, int]:
        """(133, 1) of 133_1. Raises ``ValueError`` for what is no article."""
        found = read_article(self.article)
        if found is None:
            raise ValueError(self.article)
        return found


COLUMNS = tuple(f.name for f in fields(NoteRow))


def read_notes(folder: Path = FOLDER) -> list[NoteRow]:
    """Every row of every file, in the order of names. Raises ``ValueError`` for other columns."""
    rows: list[NoteRow] = []
    for path in sorted(folder.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            if tuple(reader.fieldnames or ()) != COLUMNS:
                raise ValueError(f"{path.name}: {reader.fieldnames}")
            rows += [NoteRow(**row) for row in reader]
    return rows


@dataclass
class Loaded:
    """What loading did: rows written and left as they were, laws that are not in the library, and
    rows whose text no version has."""

    written: int = 0
    same: int = 0
    absent: int = 0
    stale: int = 0
    laws: int = 0


def load_notes(rows: Iterable[NoteRow] | None = None, *, replace: bool = False) -> Loaded:
    """Writes the notes of laws that are in the library.

    A note that is there already stays as it is, since an editor may have changed it; ``replace``
    writes the file's words over it. Repeating it changes nothing.
    """
    done = Loaded()
    by_law: dict[str, list[NoteRow]] = {}
    for row in read_notes() if rows is None else rows:
        by_law.setdefault(law_key(row.law), []).append(row)
    laws = {law.normalised_title: law for law in Law.objects.filter(normalised_title__in=by_law)}
    for key, of_law in by_law.items():
        law = laws.get(key)
        if law is None:
            done.absent += len(of_law)
            continue
        done.laws += 1
        with transaction.atomic():
            _load(law, of_law, done, replace=replace)
    return done


def _load(law: Law, rows: list[NoteRow], done: Loaded, *, replace: bool) -> None:
    texts = set(
        Provision.objects.filter(version__law=law, kind=Kind.ARTICLE.value).values_list(
            "number", "sub", "digest"
        )
    )
    there = {(n.number, n.sub, n.digest): n for n in law.notes.all()}
    new: list[ArticleNote] = []
    for row in rows:
        key = (*row.number, row.digest)
        done.stale += key not in texts
        words = {name: getattr(row, name) for name in COLUMNS[3:]}
        note = there.get(key)
        if note is None:
            note = ArticleNote(law=law, number=key[0], sub=key[1], digest=row.digest, **words)
            _check(note, row)
            new.append(note)
        elif replace and any(getattr(note, name) != value for name, value in words.items()):
            for name, value in words.items():
                setattr(note, name, value)
            note.save()
            done.written += 1
        else:
            done.same += 1
    ArticleNote.objects.bulk_create(new, batch_size=500)
    done.written += len(new)


def _check(note: ArticleNote, row: NoteRow) -> None:
    """Raises `ValidationError` that names the row."""
    try:
        note.full_clean(exclude=["law"], validate_unique=False, validate_constraints=False)
    except ValidationError as problem:
        raise ValidationError(f"{row.law} {row.article}: {'; '.join(problem.messages)}") from None
