"""What a service guide chooses from.

Source: the exchange model of the national service platform (GB/T 39554.1-2020 for the elements of
items, GB/T 39735-2020 for their guides), as far as towns use it.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ItemType(models.TextChoices):
    """Which kind of power or service an item is."""

    LICENCE = "licence", _("administrative licence")
    CONFIRMATION = "confirmation", _("administrative confirmation")
    PAYMENT = "payment", _("administrative payment")
    REWARD = "reward", _("administrative reward")
    ADJUDICATION = "adjudication", _("administrative adjudication")
    OTHER = "other", _("other administrative power")
    SERVICE = "service", _("public service")


class ItemState(models.TextChoices):
    """Whether an item can be applied for."""

    IN_USE = "in_use", pgettext_lazy("service item", "in use")
    PAUSED = "paused", pgettext_lazy("service item", "paused")
    ENDED = "ended", pgettext_lazy("service item", "ended")


class Level(models.TextChoices):
    """Which level of government decides (行使层级)."""

    NATION = "nation", pgettext_lazy("level of government", "the state")
    PROVINCE = "province", pgettext_lazy("level of government", "the province")
    CITY = "city", pgettext_lazy("level of government", "the city")
    COUNTY = "county", pgettext_lazy("level of government", "the county")
    TOWN = "town", pgettext_lazy("level of government", "the town")


class PowerSource(models.TextChoices):
    """By what the town may handle an item."""

    OWN = "own", _("by law its own")
    AUTHORISED = "authorised", _("authorised by law or regulation")
    DELEGATED = "delegated", _("delegated by a higher office")
    TAKES_IN = "takes_in", _("takes in for another office")


class Audience(models.TextChoices):
    """Who applies."""

    PERSON = "person", _("people")
    COMPANY = "company", _("businesses")
    ORGANISATION = "organisation", _("other organisations")


class Handling(models.TextChoices):
    """Whether an item is done while one waits (办件类型)."""

    AT_ONCE = "at_once", _("done at once")
    PROMISE = "promise", _("done within the promised time")


class Unit(models.TextChoices):
    """In what a time limit is counted."""

    WORKDAY = "workday", _("working days")
    DAY = "day", pgettext_lazy("time limit", "days")
    MONTH = "month", _("months")
    AT_ONCE = "at_once", _("on the spot")


class Scope(models.TextChoices):
    """From how far away people may apply here (通办范围)."""

    VILLAGE = "village", _("in every village")
    TOWN = "town", _("in the whole town")
    COUNTY = "county", _("in the whole county")
    CITY = "city", _("in the whole city")
    PROVINCE = "province", _("in the whole province")
    NATION = "nation", _("in the whole country")


class Channel(models.TextChoices):
    """How people can apply."""

    COUNTER = "counter", _("at the counter")
    ONLINE = "online", _("online")
    POST = "post", _("by post")
    HOME = "home", _("at home")
    TERMINAL = "terminal", _("at a self-service terminal")
    PROXY = "proxy", _("a helper does it for you")


class Convenience(models.TextChoices):
    """What spares people a way or a queue."""

    BOOKING = "booking", _("an appointment can be made")
    DELIVERY = "delivery", _("the result is sent home")
    PAYMENT = "payment", _("fees can be paid online")
    TERMINAL = "terminal", _("there is a self-service terminal")
    PROXY = "proxy", _("a helper of the counter does the whole way")


class Depth(models.TextChoices):
    """How far an item can be done online (网办深度)."""

    INFORMATION = "1", _("I: information")
    DOWNLOAD = "2", _("II: forms to download")
    APPLICATION = "3", _("III: application online")
    WHOLE = "4", _("IV: the whole way online")


class Settled(models.TextChoices):
    """Fields of a guide that hold one value each, and so have no place beside it for where it stands."""

    ITEM_TYPE = "item_type", _("kind of item")
    LEVEL = "level", _("level that decides")
    POWER_SOURCE = "power_source", _("by what right")
    DELEGATED_TO = "delegated_to", _("delegated to")
    JOINT_OFFICES = "joint_offices", _("offices that take part")
    WHO = "who", _("who can apply")
    AUDIENCE = "audience", _("who applies")
    QUANTITY_LIMIT = "quantity_limit", _("limit of number")
    INTERMEDIARY = "intermediary", _("services of agencies")
    HANDLING = "handling", _("kind of handling")
    NO_LIMIT = "has_no_statutory_limit", _("the law sets no time limit")
    FREE = "is_free", _("costs nothing")
    VISITS = "visits", _("visits")
    SCOPE = "scope", _("where one can apply")
    CHANNELS = "channels", _("ways to apply")
    CONVENIENCES = "conveniences", _("made easier by")
    ONLINE = "online_url", _("address to apply online")
    PLACE = "place", _("place outside the counters")


class MaterialKind(models.TextChoices):
    """What a material is."""

    CERTIFICATE = "certificate", _("certificate or proof")
    FORM = "form", _("form or letter")
    OTHER = "other", _("other paper")


class MaterialForm(models.TextChoices):
    """On paper or not."""

    PAPER = "paper", pgettext_lazy("material", "on paper")
    ELECTRONIC = "electronic", pgettext_lazy("material", "electronic")
    EITHER = "either", pgettext_lazy("material", "on paper or electronic")


class Need(models.TextChoices):
    """Whether a material has to be there."""

    NEEDED = "needed", _("needed")
    OPTIONAL = "optional", _("not always needed")
    LATER = "later", _("may be handed in later")
    PROMISED = "promised", _("a written promise stands for it")


class Waived(models.TextChoices):
    """Why nobody has to bring a material (可免交)."""

    LICENCE = "licence", _("an electronic licence stands for it")
    SHARED = "shared", _("another office hands it over")
    PROOF = "proof", _("the law does not let us ask for it")


class Source(models.TextChoices):
    """Where a material is from."""

    APPLICANT = "applicant", _("the applicant has it")
    GOVERNMENT = "government", _("an office issues it")
    AGENCY = "agency", _("an agency or a legal body issues it")


class ResultKind(models.TextChoices):
    """What comes out."""

    CERTIFICATE = "certificate", pgettext_lazy("result", "certificate")
    DECISION = "decision", pgettext_lazy("result", "decision")
    PAYMENT = "payment", pgettext_lazy("result", "payment")
    RECORD = "record", pgettext_lazy("result", "entry in a register")
    OTHER = "other", pgettext_lazy("result", "other")
