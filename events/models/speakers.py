"""Who speaks: a person, and what of them pages may show, each only with their consent."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from events.purposes import SPEAKER
from fazhi.links.ids import PublicIdField
from fazhi.people.consents import is_live
from fazhi.people.models import Consent, Person
from fazhi.places.fields import ChoiceSetField
from fazhi.places.models.base import in_language
from fazhi.privacy import PersonalData, Retention

_SHOWN = _("Telling readers who speaks, as far as the speaker agreed")


class Shown(models.TextChoices):
    """What a speaker agreed to have shown; nothing by itself."""

    NAME = "name", _("full name")
    POST = "post", _("post and office")
    INTRODUCTION = "introduction", pgettext_lazy("of a speaker", "introduction")
    PORTRAIT = "portrait", _("portrait")


class Speaker(models.Model):
    """Somebody who speaks at lectures (讲师).

    Without a consent in force to the purpose “speaker” pages show ``known_as`` alone, which names
    nobody. Source: Personal Information Protection Law, article 25 (publication needs a consent of
    its own) and article 15 (withdrawal).
    """

    public_id = PublicIdField()
    person = models.OneToOneField(
        Person,
        models.SET_NULL,
        null=True,
        related_name="speaker",
        verbose_name=_("person"),
    )
    known_as = models.CharField(
        _("shown in any case"),
        max_length=60,
        help_text=_("Without a name, such as “a lawyer of the legal advice team”."),
    )
    known_as_en = models.CharField(_("the same in English"), max_length=120, blank=True)
    shows = ChoiceSetField(
        _("agreed to have shown"), max_length=60, choices=Shown.choices, blank=True
    )
    post = models.CharField(_("post and office"), max_length=80, blank=True)
    introduction = models.CharField(
        pgettext_lazy("of a speaker", "introduction"), max_length=300, blank=True
    )
    portrait = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("portrait"),
    )

    personal_data = {
        "post": PersonalData(_SHOWN, Retention.CONSENT),
        "introduction": PersonalData(_SHOWN, Retention.CONSENT),
        "shows": PersonalData(_SHOWN, Retention.CONSENT),
    }
    not_personal = ("public_id", "known_as", "known_as_en")

    class Meta:
        verbose_name = _("speaker")
        verbose_name_plural = _("speakers")
        ordering = ("known_as", "pk")

    def __str__(self) -> str:
        return self.known_as

    def forget(self) -> None:
        """Takes away everything that says who it is; what is shown in any case stays."""
        self.person, self.portrait = None, None
        self.shows, self.post, self.introduction = (), "", ""
        self.save()


@dataclass(frozen=True)
class ShownSpeaker:
    """What a page shows of a speaker today."""

    name: str
    post: str = ""
    introduction: str = ""
    portrait: Any = None


def shown_speakers(speakers: Iterable[Speaker]) -> list[ShownSpeaker]:
    """What each agreed to have shown, by the consents in force today; one query."""
    all_of_them = list(speakers)
    today = timezone.localdate()
    persons = [s.person_id for s in all_of_them if s.person_id and s.shows]
    live = {
        consent.person_id
        for consent in Consent.objects.filter(person__in=persons, purpose=SPEAKER)
        if is_live(consent, today)
    }
    return [_shown(s, agreed=s.person_id in live) for s in all_of_them]


def _shown(speaker: Speaker, *, agreed: bool) -> ShownSpeaker:
    known_as = in_language(speaker.known_as, speaker.known_as_en)
    shows = set(speaker.shows) if agreed else set()
    person = speaker.person
    name = person.name if person is not None and Shown.NAME in shows else ""
    portrait = speaker.portrait if Shown.PORTRAIT in shows else None
    return ShownSpeaker(
        name=name or known_as,
        post=(speaker.post if Shown.POST in shows else "") or (known_as if name else ""),
        introduction=speaker.introduction if Shown.INTRODUCTION in shows else "",
        portrait=portrait if portrait is not None and portrait.is_shown else None,
    )
