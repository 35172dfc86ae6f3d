"""How files of everyday words become rows: what an editor changed stays as it is."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from django.core.exceptions import ValidationError
from django.db import transaction

from search.curated.lexicon import LEXICON
from search.curated.lexicon_files import ThemeFile, WordRow, read_file, registered_files
from search.models import Edition, Origin, WordSet
from search.models.lexicon import digest_of
from search.understanding.stop_phrases import load_stop_phrases


@dataclass
class Loaded:
    """How many rows were added, changed, removed, left as they were, and left to their editors."""

    added: int = 0
    changed: int = 0
    removed: int = 0
    same: int = 0
    kept: int = 0


def load_lexicon(files: Iterable[Path] | None = None, *, dry_run: bool = False) -> Loaded:
    """Makes the rows of files be what the files say; of all registered ones, unless told which.

    A row that an editor changed or switched off is left alone, also when its file has it no longer.
    Repeating it changes nothing. With ``dry_run`` nothing is written. The base of the stop phrases
    comes along with the registered files.

    Raises `ValidationError` with a message for every bad line, before anything is written, and
    ``OSError`` for a file that cannot be opened.
    """
    read = [read_file(path) for path in (registered_files() if files is None else files)]
    if problems := [problem for one in read for problem in one.problems]:
        raise ValidationError(problems)
    done = Loaded()
    with transaction.atomic():
        for one in read:
            _load(one, done)
        if done.added or done.changed or done.removed:
            Edition.renew(LEXICON.name)
        if files is None:
            load_stop_phrases()
        if dry_run:
            transaction.set_rollback(True)
    return done


def _load(file: ThemeFile, done: Loaded) -> None:
    there = {row.key: row for row in WordSet.objects.filter(theme=file.theme)}
    new: list[WordSet] = []
    changed: list[WordSet] = []
    for row in file.rows:
        one = there.pop(row.key, None)
        if one is None:
            new.append(_made(WordSet(theme=file.theme, origin=Origin.FILE, key=row.key), row))
        elif one.digest == digest_of(row.words, row.alternatives):
            done.same += 1
            if not one.is_as_loaded:  # the file has come to say what an editor wrote
                changed.append(_made(one, row))
        elif one.is_as_loaded:
            done.changed += 1
            changed.append(_made(one, row))
        else:
            done.kept += 1
    gone = [one.pk for one in there.values() if one.is_as_loaded]
    done.kept += sum(one.origin == Origin.FILE for one in there.values()) - len(gone)
    done.added += len(new)
    done.removed += len(gone)
    WordSet.objects.bulk_create(new, batch_size=500)
    WordSet.objects.bulk_update(changed, ["words", "alternatives", "loaded"], batch_size=500)
    WordSet.objects.filter(pk__in=gone).delete()


def _made(one: WordSet, row: WordRow) -> WordSet:
    one.words, one.alternatives = row.words, row.alternatives
    one.loaded = digest_of(row.words, row.alternatives)
    return one
