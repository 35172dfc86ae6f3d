"""The words of a kind: an editor's own where they are sound, else those in code."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from wagtail.log_actions import log

from fazhi.accounts.models import User
from fazhi.outbox.addresses import one_line
from fazhi.outbox.kinds import Kind
from fazhi.outbox.models import MessageTemplate

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
    row = MessageTemplate.objects.filter(kind=kind.key, language=language).first()
    if row is None or is_broken(kind, row):
        return own_words(kind, language)
    return Words(row.subject, row.body)


def is_broken(kind: Kind, row: MessageTemplate) -> bool:
    """Whether stored words cannot be sent any more, so that those in code are used."""
    return bool(problems_with(kind, row.subject) + problems_with(kind, row.body))


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
    old = words_for(kind, language)
    row, _made = MessageTemplate.objects.update_or_create(
        kind=kind.key,
        language=language,
        defaults={"subject": words.subject, "body": words.body, "changed_by": by},
    )
    log(row, "outbox.change_words", user=by, data={"old": _data(old), "new": _data(words)})
    return row


@transaction.atomic
def restore_words(row: MessageTemplate, by: User) -> None:
    """Returns to the words in code."""
    old = Words(row.subject, row.body)
    log(row, "outbox.restore_words", user=by, data={"old": _data(old)})
    row.delete()


def _data(words: Words) -> Mapping[str, str]:
    return {"subject": words.subject, "body": words.body}
