"""The words of a kind: an editor's own where they are sound, else those in code."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from django.core.cache import cache
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import override

from wagtail.log_actions import log
from wagtail.models import ModelLogEntry

from fazhi.accounts.models import User
from fazhi.outbox.addresses import one_line
from fazhi.outbox.kinds import Kind
from fazhi.outbox.models import MessageTemplate

STORED_WORDS = "outbox:words"
# Processes without a shared cache hear of a change in another one this late.
REMEMBERED_SECONDS = 60
PLACEHOLDER = re.compile(r"\{\{\s*([a-z_][a-z0-9_]*)\s*\}\}")


@dataclass(frozen=True)
class Words:
    """Subject and body of a kind in one language, with their placeholders."""

    subject: str
    body: str

    @property
    def names(self) -> set[str]:
        """The placeholders that the words use."""
        return set(PLACEHOLDER.findall(f"{self.subject}\n{self.body}"))


def own_words(kind: Kind, language: str) -> Words:
    """The words in code."""
    with override(language):
        return Words(str(kind.subject), str(kind.body))


def words_for(kind: Kind, language: str) -> Words:
    """What is sent: an editor's words, unless the kind has lost a placeholder that they name."""
    words = _stored_words().get((kind.key, language))
    return own_words(kind, language) if words is None or is_broken(kind, words) else words


def is_broken(kind: Kind, words: "Words | MessageTemplate") -> bool:
    """Whether stored words cannot be sent any more, so that those in code are used."""
    return bool(problems_with(kind, words.subject) + problems_with(kind, words.body))


def _stored_words() -> dict[tuple[str, str], Words]:
    """Everything that editors have written, remembered: an event is told to many people."""
    known: dict[tuple[str, str], Words] | None = cache.get(STORED_WORDS)
    if known is None:
        rows = MessageTemplate.objects.values_list("kind", "language", "subject", "body")
        known = {(kind, language): Words(*words) for kind, language, *words in rows}
        cache.set(STORED_WORDS, known, REMEMBERED_SECONDS)
    return known


def _forget() -> None:
    cache.delete(STORED_WORDS)
    transaction.on_commit(lambda: cache.delete(STORED_WORDS))


def problems_with(kind: Kind, text: str) -> list[str]:
    """What is wrong with the placeholders of a text, in words."""
    known = ", ".join(f"{{{{ {name} }}}}" for name in kind.placeholders) or _("none")
    unknown = sorted(set(PLACEHOLDER.findall(text)) - set(kind.placeholders))
    problems = [
        _("There is no placeholder {{ %(name)s }} here. Known are: %(known)s")
        % {"name": name, "known": known}
        for name in unknown
    ]
    rest = PLACEHOLDER.sub("", text)
    if broken := re.search(r"\{\{.{0,20}|.{0,20}\}\}", rest):
        problems.append(
            _("“%(part)s” is no placeholder: write {{ name }} with a name of the list.")
            % {"part": one_line(broken[0])}
        )
    return problems


@transaction.atomic
def change_words(kind: Kind, language: str, words: Words, by: User) -> MessageTemplate:
    """Keeps an editor's words; the history has those from before and after."""
    rows = MessageTemplate.objects.filter(kind=kind.key, language=language)
    stored = rows.select_for_update().first()
    old = Words(stored.subject, stored.body) if stored else own_words(kind, language)
    row, _made = rows.update_or_create(
        kind=kind.key,
        language=language,
        defaults={"subject": words.subject, "body": words.body, "changed_by": by},
    )
    _forget()
    data = {**_about(row), "old": _data(old), "new": _data(words)}
    log(row, "outbox.change_words", user=by, data=data)
    return row


@transaction.atomic
def restore_words(row: MessageTemplate, by: User) -> None:
    """Returns to the words in code."""
    old = Words(row.subject, row.body)
    log(row, "outbox.restore_words", user=by, data={**_about(row), "old": _data(old)})
    row.delete()
    _forget()


def changes_of(kind: Kind, language: str) -> QuerySet[ModelLogEntry]:
    """Who changed the words and when, the newest first; also of rows that are gone."""
    return (
        ModelLogEntry.objects.filter(
            action__in=("outbox.change_words", "outbox.restore_words"),
            data__kind=kind.key,
            data__language=language,
        )
        .select_related("user")
        .order_by("-timestamp", "-pk")
    )


def _about(row: MessageTemplate) -> Mapping[str, str]:
    """By kind and language: labels change, and a row of standard words is gone."""
    return {"kind": row.kind, "language": row.language}


def _data(words: Words) -> Mapping[str, str]:
    return {"subject": words.subject, "body": words.body}
