"""A guide with everything that its page says."""

import datetime as dt

from django.utils.translation import gettext_noop

from ninja import Field, Schema

from cms_pages.services.api.schemas import Choice, GuideRef, GuideSummary

BASIS = gettext_noop("Where it stands: laws and articles in words; empty where nothing was named.")
UNVERIFIED = gettext_noop("The town has not verified it yet.")
WHEN = gettext_noop("Answers of the questionnaire, as question:answer; empty for always.")


class Sourced(Schema):
    """What says where it stands, and whether the town has verified it."""

    basis: str = Field("", description=BASIS)
    unverified: bool = Field(False, description=UNVERIFIED)


class Said(Sourced):
    """A sentence."""

    words: str


class Fact(Said):
    """A fact that has no field of its own."""

    name: str


class SettledField(Sourced):
    """Where the value of a field stands that has no place for it."""

    of: Choice


class Entry(Sourced):
    """A common question with its answer."""

    question: str
    answer: str


class LegalBasis(Schema):
    """A law that the item rests on, as the library has it today."""

    title: str
    says: str
    url: str = Field(
        description=gettext_noop("Where it is read; empty where the library lacks it.")
    )
    status: str
    is_in_library: bool
    unverified: bool = Field(False, description=UNVERIFIED)


class Paper(Sourced):
    """A paper to bring."""

    name: str
    kind: Choice
    originals: int
    copies: int
    form: Choice
    need: Choice
    waived: Choice | None = Field(description=gettext_noop("Why nobody has to bring it."))
    source: Choice
    issued_by: str
    note: str
    size: str
    accepted_if: str
    group: str = Field(description=gettext_noop("Of papers with the same letter one is enough."))
    when: list[str] = Field(description=WHEN)
    blank_url: str
    sample_url: str


class Option(Schema):
    """An answer of the questionnaire."""

    key: str
    words: str
    stops: str = Field(description=gettext_noop("Why whoever answers so cannot apply here."))


class Question(Schema):
    """A question that tells which papers somebody needs."""

    key: str
    words: str
    options: list[Option]
    when: list[str] = Field(description=WHEN)


class Limit(Sourced):
    """A time limit."""

    number: int | None = Field(description=gettext_noop("None where it is done on the spot."))
    unit: Choice
    text: str
    note: str


class SpecialProcedure(Schema):
    """What is not counted in the time limit."""

    kind: str
    limit: Limit


class Fee(Sourced):
    """A fee."""

    name: str
    amount: str
    reduction: str


class Step(Sourced):
    """A step of the handling."""

    name: str
    what: str
    role: str
    limit: str
    criteria: str
    result: str


class Way(Schema):
    """Where a node of the flow chart goes on."""

    to: str
    condition: str


class Node(Schema):
    """A node of the flow chart."""

    key: str
    kind: Choice
    words: str
    role: str
    limit: str
    ways: list[Way]


class Result(Sourced):
    """What comes out."""

    name: str
    kind: Choice
    validity: str
    handed_over: str
    sample_url: str


class Guide(GuideSummary):
    """A guide with all its fields."""

    basic_code: str
    handled_item: str
    valid_from: dt.date | None
    valid_until: dt.date | None
    level: Choice | None
    power_source: Choice | None
    delegated_to: str
    joint_offices: str
    bases: list[LegalBasis]
    who: str
    conditions: list[Said]
    quantity_limit: str
    intermediary: str
    questions: list[Question]
    materials: list[Paper]
    handling: Choice
    statutory_limit: Limit | None
    has_no_statutory_limit: bool = Field(description=gettext_noop("The law sets no time limit."))
    promised_limit: Limit | None
    special_procedures: list[SpecialProcedure]
    is_free: bool
    fees: list[Fee]
    visits: int | None = Field(description=gettext_noop("How often people have to come."))
    visits_why: str
    scope: Choice | None
    channels: list[Choice]
    conveniences: list[Choice]
    online_url: str
    mobile_url: str
    online_depth: Choice | None
    place: str = Field(
        description=gettext_noop("Where it is handled outside the windows of the town.")
    )
    place_hours: str
    phone: str
    steps: list[Step]
    flow: list[Node]
    results: list[Result]
    remedies: list[Said]
    faq: list[Entry]
    plain: list[Said]
    more: list[Fact]
    settled: list[SettledField]
    related: list[GuideRef]
    reviewed_on: dt.date | None = Field(
        description=gettext_noop("When the department last confirmed that it is right.")
    )
