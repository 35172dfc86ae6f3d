"""How the rows of the note files get into the library."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db import transaction
from django.utils.translation import gettext as _

from legal_library.finding.noting import note_laws
from legal_library.models import ArticleNote, Law, Provision
from legal_library.note_files import AnyRow, read_notes, read_plain_words
from legal_library.parsing.numerals import read_article
from legal_library.parsing.tree import Kind
from legal_library.titles import law_key

_Text = tuple[int, int, str]  # an article's number and the digest of its text
_READING = "second_reading"
_LIMITS = {f.name: f.max_length for f in ArticleNote._meta.concrete_fields if f.max_length}


@dataclass
class Loaded:
    """What loading did with the notes: written or completed, left as they were, of laws that are not
    in the library, of a text that no version has; and how many laws have any."""

    written: int = 0
    same: int = 0
    absent: int = 0
    stale: int = 0
    laws: int = 0


def load_notes(rows: Iterable[AnyRow] | None = None, *, replace: bool = False) -> Loaded:
    """Writes the notes of laws that are in the library.

    A note that is there already keeps its words, since an editor may have changed them; it only
    gets what it has nothing of, such as plain words beside its caption. ``replace`` writes the
    files' words over it. Repeating it changes nothing.

    Raises `ValidationError` with a message for every bad note, before anything is written.
    """
    by_law = _by_text([*read_notes(), *read_plain_words()] if rows is None else rows)
    laws = {law.normalised_title: law for law in Law.objects.filter(normalised_title__in=by_law)}
    done = Loaded()
    for key, by_text in by_law.items():
        law = laws.get(key)
        if law is None:
            done.absent += len(by_text)
            continue
        done.laws += 1
        with transaction.atomic():
            before = done.written
            _load(law, by_text, done, replace=replace)
            if done.written > before:
                note_laws([law.pk])
    return done


def _by_text(rows: Iterable[AnyRow]) -> dict[str, dict[_Text, list[AnyRow]]]:
    """The rows about each text, by law. Raises `ValidationError` where they make no note."""
    found: dict[str, dict[_Text, list[AnyRow]]] = {}
    problems: list[str] = []
    for row in rows:
        if read_article(row.article) is None:
            problems.append(_problem(row, _("this is no article")))
            continue
        of_law = found.setdefault(law_key(row.law), {})
        together = of_law.setdefault((*row.number, row.digest), [])
        if any(isinstance(other, type(row)) for other in together):
            problems.append(_problem(row, _("this article stands here twice")))
        together.append(row)
    for of_law in found.values():
        for text, together in of_law.items():
            if wrong := _wrong(_note(text, together)):
                problems.append(_problem(together[0], "; ".join(wrong)))
    if problems:
        raise ValidationError(problems)
    return found


def _problem(row: AnyRow, what: str) -> str:
    return _("%(law)s, article %(article)s: %(problem)s") % {
        "law": row.law,
        "article": row.article,
        "problem": what,
    }


def _wrong(note: ArticleNote) -> list[str]:
    """What the model says against a note, by the names of its fields."""
    wrong: dict[str, list[str]] = {}
    try:
        note.full_clean(exclude=["law"], validate_unique=False, validate_constraints=False)
    except ValidationError as problem:
        wrong = problem.message_dict
    for name in ("plain", "example"):  # the model's check leaves the length of long texts out
        try:
            MaxLengthValidator(_LIMITS[name])(getattr(note, name))
        except ValidationError as problem:
            wrong[name] = problem.messages
    if not note.digest:  # nor does it look at a field that no form shows
        wrong["digest"] = [_("is missing")]
    labels = {f.name: f.verbose_name for f in ArticleNote._meta.concrete_fields}
    return [
        _("%(field)s: %(problem)s") % {"field": labels[name], "problem": message}
        if name in labels
        else message
        for name, said in wrong.items()
        for message in said
    ]


def _words(rows: Sequence[AnyRow]) -> dict[str, str]:
    """The values of a note's fields, the second readings one after the other."""
    words = {name: value for row in rows for name, value in row.words.items()}
    return words | {_READING: " ".join(row.second_reading for row in rows)}


def _missing(note: ArticleNote, rows: Sequence[AnyRow]) -> dict[str, str]:
    """The words of those rows of which a note has nothing yet."""
    missing = [row for row in rows if not any(getattr(note, name) for name in row.words)]
    if not missing:
        return {}
    words = _words(missing)
    readings = f"{note.second_reading} {words[_READING]}".strip()
    # An editor's own reading may be long; then it stays alone
    fits = len(readings) <= _LIMITS[_READING]
    return words | {_READING: readings if fits else note.second_reading}


def _note(text: _Text, rows: Sequence[AnyRow], law: Law | None = None) -> ArticleNote:
    number, sub, digest = text
    return ArticleNote(law=law, number=number, sub=sub, digest=digest, **_words(rows))


def _load(law: Law, by_text: dict[_Text, list[AnyRow]], done: Loaded, *, replace: bool) -> None:
    texts = set(
        Provision.objects.filter(version__law=law, kind=Kind.ARTICLE.value).values_list(
            "number", "sub", "digest"
        )
    )
    there = {(n.number, n.sub, n.digest): n for n in law.notes.all()}
    new: list[ArticleNote] = []
    for text, rows in by_text.items():
        done.stale += text not in texts
        note = there.get(text)
        if note is None:
            new.append(_note(text, rows, law))
            continue
        words = _words(rows) if replace else _missing(note, rows)
        changed = [name for name, value in words.items() if getattr(note, name) != value]
        for name in changed:
            setattr(note, name, words[name])
        if changed:
            note.save(update_fields=[*changed, "changed_at"])
        done.written += bool(changed)
        done.same += not changed
    ArticleNote.objects.bulk_create(new, batch_size=500)
    done.written += len(new)
