"""What a lecture chooses from."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Form(models.TextChoices):
    """In which form the law is taught (形式)."""

    LECTURE = "lecture", pgettext_lazy("form of a lecture", "lecture")
    FILM = "film", pgettext_lazy("form of a lecture", "film shown")
    REPORT = "report", pgettext_lazy("form of a lecture", "report")
    PERFORMANCE = "performance", pgettext_lazy("form of a lecture", "performance")
    OPEN_DAY = "open_day", _("mediation open day")
    COURSE = "course", pgettext_lazy("form of a lecture", "training")


class Audience(models.TextChoices):
    """For whom it is meant; everybody may come."""

    EVERYBODY = "everybody", pgettext_lazy("audience", "everybody")
    ELDERS = "elders", pgettext_lazy("audience", "elderly people")
    WOMEN = "women", pgettext_lazy("audience", "women")
    YOUTH = "youth", pgettext_lazy("audience", "young people and parents")
    WORKERS = "workers", pgettext_lazy("audience", "workers and job seekers")
    FARMERS = "farmers", pgettext_lazy("audience", "farmers")
    BUSINESSES = "businesses", pgettext_lazy("audience", "businesses and shops")
    VETERANS = "veterans", pgettext_lazy("audience", "veterans")
    CADRES = "cadres", _("village cadres and grid workers")


class Language(models.TextChoices):
    """What is spoken."""

    MANDARIN = "mandarin", pgettext_lazy("spoken", "Mandarin")
    LOCAL = "local", pgettext_lazy("spoken", "local dialect")
    BOTH = "both", pgettext_lazy("spoken", "Mandarin and local dialect")
    SIGNED = "signed", pgettext_lazy("spoken", "Mandarin with sign language")
