"""The columns of the workbooks: their headings, and what the second worksheet of a template says of them."""

from django.db.models import TextChoices
from django.utils.functional import Promise, lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cms_pages.services import choices
from fazhi.spreadsheets import Column

LONGEST_CELL = 32_767  # characters that a cell of a worksheet holds

Text = str | Promise


def _text(
    key: str, title: Text, hint: Text = "", length: int = 200, required: bool = False
) -> Column:
    return Column(key, title, hint=hint, max_length=length, required=required)


def _lines(key: str, title: Text, hint: Text = "") -> Column:
    return Column(key, title, hint=hint, max_length=LONGEST_CELL, multiline=True)


def _choice(key: str, title: Text, options: type[TextChoices], required: bool = False) -> Column:
    hint = lazy(_listed, str)(_("One of: %(choices)s"), options)
    return Column(key, title, hint=hint, max_length=60, required=required)


def _choices(key: str, title: Text, options: type[TextChoices]) -> Column:
    hint = lazy(_listed, str)(_("With 、 between several: %(choices)s"), options)
    return Column(key, title, hint=hint)


def _listed(hint: Text, options: type[TextChoices]) -> str:
    return str(hint) % {"choices": "、".join(str(label) for label in options.labels)}


_DAY = _("As 2026-01-31.")
_FLAG = _("yes or no")
_COPIES = _("A whole number.")
_LIMIT = _("A number, which may have its unit behind it; 0 where it is done on the spot.")
_LIMIT_NOTE = _("From when it is counted, and what does not count in it.")
_LINES = _(
    "A line for each. Behind “｜” may stand where it is laid down, as “｜Basis：…”, and “｜Still to be "
    "verified”."
)
_LAW = _("Laws with 《》 and the article, several with 、 between them.")

GUIDE = {
    column.key: column
    for column in (
        _text(
            "public_id",
            pgettext_lazy("workbook", "Permanent id"),
            _(
                "As in a downloaded list: it finds the guide under another code. Empty for what is new."
            ),
            40,
        ),
        _text(
            "code",
            pgettext_lazy("workbook", "Implementing code"),
            _(
                "In every row: rows of the same code are the papers of one guide. What is said of the "
                "guide itself may stand in one of them alone."
            ),
            40,
            required=True,
        ),
        _text("title", pgettext_lazy("workbook", "Item"), length=255, required=True),
        _text("handled_item", pgettext_lazy("workbook", "Handled item"), length=120),
        _text("basic_code", pgettext_lazy("workbook", "Basic code"), length=40),
        _text(
            "search_description",
            pgettext_lazy("workbook", "Summary"),
            _("One or two plain sentences, best at most 100 characters."),
        ),
        _choice(
            "item_type", pgettext_lazy("workbook", "Kind of item"), choices.ItemType, required=True
        ),
        _choice("state", pgettext_lazy("workbook", "State of the item"), choices.ItemState),
        _text("valid_from", pgettext_lazy("workbook", "Applies from"), _DAY, 20),
        _text("valid_until", pgettext_lazy("workbook", "Applies until"), _DAY, 20),
        _text(
            "responsible_department",
            pgettext_lazy("workbook", "Responsible department"),
            _("Its name or short name as on the site."),
            80,
        ),
        _choice("level", pgettext_lazy("workbook", "Level that decides"), choices.Level),
        _choice("power_source", pgettext_lazy("workbook", "By what right"), choices.PowerSource),
        _text("delegated_to", pgettext_lazy("workbook", "Delegated to"), length=120),
        _text("joint_offices", pgettext_lazy("workbook", "Offices that take part")),
        _lines(
            "bases",
            pgettext_lazy("workbook", "Legal bases"),
            _("A line for each: 《title》 with the article, a colon, what it decides."),
        ),
        _choices("audience", pgettext_lazy("workbook", "Who applies"), choices.Audience),
        _text(
            "life_events",
            pgettext_lazy("workbook", "Life events"),
            _("Their names as on the site, with 、 between several."),
        ),
        _text(
            "who",
            pgettext_lazy("workbook", "Who can apply"),
            _("One plain sentence: the first of the six answers."),
            120,
        ),
        _lines("conditions", pgettext_lazy("workbook", "Conditions"), _LINES),
        _text("quantity_limit", pgettext_lazy("workbook", "Limit of number"), length=120),
        _text("intermediary", pgettext_lazy("workbook", "Services of agencies")),
        _choice("handling", pgettext_lazy("workbook", "Kind of handling"), choices.Handling),
        _text(
            "statutory_limit",
            pgettext_lazy("workbook", "Statutory time limit"),
            _(
                "A number, which may have its unit behind it; 0 where it is done on the spot. Where the "
                "law sets none, that word."
            ),
            60,
        ),
        _choice(
            "statutory_unit", pgettext_lazy("workbook", "Unit of the statutory limit"), choices.Unit
        ),
        _lines(
            "statutory_note", pgettext_lazy("workbook", "Note on the statutory limit"), _LIMIT_NOTE
        ),
        _text("promised_limit", pgettext_lazy("workbook", "Promised time limit"), _LIMIT, 60),
        _choice(
            "promised_unit", pgettext_lazy("workbook", "Unit of the promised limit"), choices.Unit
        ),
        _lines(
            "promised_note", pgettext_lazy("workbook", "Note on the promised limit"), _LIMIT_NOTE
        ),
        _lines(
            "special_procedures",
            pgettext_lazy("workbook", "Special procedures"),
            _(
                "What does not count in the time limit. A line for each: its kind, a colon, how long."
            ),
        ),
        _text("charged", pgettext_lazy("workbook", "Fees charged"), _FLAG, 20),
        _lines(
            "fees",
            pgettext_lazy("workbook", "Fees"),
            _(
                "A line for each: its name, a colon, how much. “｜Reduction：…” and “｜Basis：…” may follow."
            ),
        ),
        _text(
            "visits",
            pgettext_lazy("workbook", "Visits"),
            _("How often people have to come, 0 for never."),
            20,
        ),
        _text("visits_why", pgettext_lazy("workbook", "Why they have to come")),
        _choice("scope", pgettext_lazy("workbook", "Where one can apply"), choices.Scope),
        _choices("channels", pgettext_lazy("workbook", "Ways to apply"), choices.Channel),
        _text("online_url", pgettext_lazy("workbook", "Address to apply online")),
        _text("mobile_url", pgettext_lazy("workbook", "Address for phones")),
        _choice("online_depth", pgettext_lazy("workbook", "How far online"), choices.Depth),
        _choices("conveniences", pgettext_lazy("workbook", "Made easier by"), choices.Convenience),
        _text(
            "counters",
            pgettext_lazy("workbook", "Counters"),
            _(
                "Their numbers as on the site, with 、 between several; with the venue before a number that "
                "several venues have."
            ),
        ),
        _text("place", pgettext_lazy("workbook", "Place outside the counters"), length=120),
        _text("place_hours", pgettext_lazy("workbook", "Hours there"), length=120),
        _text(
            "phone",
            pgettext_lazy("workbook", "Telephone for questions"),
            _("With its area code, such as 0523-12345678, and several with 、 between them."),
            60,
        ),
        _lines(
            "steps",
            pgettext_lazy("workbook", "Steps"),
            _(
                "A line for each: its name, a colon, what is done. “｜Post：…”, “｜In what time：…”, "
                "“｜Looked at：…” and “｜Result：…” may follow."
            ),
        ),
        _lines(
            "results",
            pgettext_lazy("workbook", "Results"),
            _("A line for each. “｜Kind：…”, “｜Holds：…” and “｜Handed over：…” may follow."),
        ),
        _lines("remedies", pgettext_lazy("workbook", "Remedies"), _LINES),
        _lines("plain", pgettext_lazy("workbook", "In plain words"), _("At most three lines.")),
        _lines(
            "faq",
            pgettext_lazy("workbook", "Common questions"),
            _("A line for each: the question, then “｜Answer：…”."),
        ),
        _lines(
            "more",
            pgettext_lazy("workbook", "Further facts"),
            _("A line for each: a name, a colon, what holds."),
        ),
    )
}

PAPERS = {
    column.key: column
    for column in (
        _text(
            "paper_name",
            pgettext_lazy("workbook", "Paper"),
            _("One a row. The papers of the file take the place of those that the guide has."),
            120,
        ),
        _choice("paper_kind", pgettext_lazy("workbook", "Kind of paper"), choices.MaterialKind),
        _text("paper_originals", pgettext_lazy("workbook", "Originals"), _COPIES, 10),
        _text("paper_copies", pgettext_lazy("workbook", "Copies"), _COPIES, 10),
        _choice("paper_form", pgettext_lazy("workbook", "Form of the paper"), choices.MaterialForm),
        _choice("paper_need", pgettext_lazy("workbook", "Whether it is needed"), choices.Need),
        _choice("paper_waived", pgettext_lazy("workbook", "Need not be brought"), choices.Waived),
        _choice("paper_source", pgettext_lazy("workbook", "From where"), choices.Source),
        _text("paper_issued_by", pgettext_lazy("workbook", "Issued by"), length=80),
        _text("paper_note", pgettext_lazy("workbook", "What to look out for")),
        _text("paper_size", pgettext_lazy("workbook", "Paper size"), length=20),
        _text("paper_accepted_if", pgettext_lazy("workbook", "Accepted if")),
        _text(
            "paper_either",
            pgettext_lazy("workbook", "One of a group"),
            _("Of papers with the same letter one is enough."),
            1,
        ),
        _text("paper_basis", pgettext_lazy("workbook", "Basis of the paper"), _LAW, 300),
        _text("paper_unverified", pgettext_lazy("workbook", "Still to be verified"), _FLAG, 10),
    )
}

# Read where a workbook has them; exports say the same in the columns above.
READ_ONLY = {
    column.key: column
    for column in (
        _text("paper_later", pgettext_lazy("workbook", "May be handed in later"), _FLAG, 10),
        _text(
            "paper_licence",
            pgettext_lazy("workbook", "Electronic licence stands for it"),
            _FLAG,
            10,
        ),
        _text("paper_shared", pgettext_lazy("workbook", "Another office hands it over"), _FLAG, 10),
    )
}

# Said of a guide and of the file; the import passes them over.
ABOUT = (
    Column("url", pgettext_lazy("workbook", "Web page")),
    Column("as_of", pgettext_lazy("workbook", "Exported on")),
    Column("version", pgettext_lazy("workbook", "Version of the software")),
)

COLUMNS = (*GUIDE.values(), *PAPERS.values())
READ = (*COLUMNS, *READ_ONLY.values())
# Further headings may be taken for these as well: their words stand before what they say.
GATHERING = frozenset({"remedies", "more"})
