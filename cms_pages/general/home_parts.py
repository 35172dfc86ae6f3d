"""The parts of a home page, which editors choose and arrange. A part with nothing to show is empty."""

from typing import Any
from uuid import uuid4

from django.utils.translation import gettext_lazy as _

from wagtail.blocks import (
    CharBlock,
    IntegerBlock,
    ListBlock,
    PageChooserBlock,
    StreamBlock,
    StructBlock,
    StructValue,
)
from wagtail.models import Page

from cms_pages.general.newest import newest_pages
from cms_pages.general.now import answers_about_now
from cms_pages.kit.blocks import CalloutBlock, TextBlock
from cms_pages.kit.blocks.choosers import LinkedPageBlock, VenueBlock
from cms_pages.kit.related import readable_pages
from fazhi.navigation.frame import current_frame
from legal_library.blocks import LooksUpCitations

MOST_RECENT = 12
Context = dict[str, Any]


class PartBlock(StructBlock):
    """A part with a heading of its own."""

    title = CharBlock(
        label=_("Title"),
        required=False,
        max_length=20,
        help_text=_("Left empty, the usual one."),
    )


class NowBlock(StructBlock):
    """What holds right now, each answer in one line."""

    venue = VenueBlock(
        label=_("Venue"),
        required=False,
        help_text=_("Where most people go: whether it is open now, and until when."),
    )

    class Meta:
        icon = "time"
        label = _("Now")
        template = "general/home/now.html"

    def get_context(self, value: StructValue, parent_context: Context | None = None) -> Context:
        context: Context = super().get_context(value, parent_context=parent_context)
        context["answers"] = answers_about_now(value["venue"], context.get("request"))
        return context


class LifeEventBlock(StructBlock):
    """A matter that people come with, and the page that helps with it."""

    label = CharBlock(
        label=_("Matter"),
        max_length=12,
        help_text=_("As people say it: “wages not paid”, not the name of a procedure."),
    )
    description = CharBlock(
        label=_("What it covers"),
        required=False,
        max_length=40,
        help_text=_("Two or three words that people look for."),
    )
    page = LinkedPageBlock(
        label=_("Page"),
        help_text=_("The matter is shown while this page is public, in the reader's language."),
    )


class LifeEventsBlock(PartBlock):
    """Matters of life as tiles; one whose page is not public is not shown."""

    events = ListBlock(
        LifeEventBlock(label=_("Matter")),
        label=_("Matters"),
        min_num=1,
        max_num=12,
        help_text=_("What people need most often comes first; four to eight are enough."),
    )

    class Meta:
        icon = "group"
        label = _("Matters of life")
        template = "general/home/life_events.html"

    def get_context(self, value: StructValue, parent_context: Context | None = None) -> Context:
        context: Context = super().get_context(value, parent_context=parent_context)
        chosen = [event for event in value["events"] if event["page"]]
        readable, frame = readable_pages(event["page"] for event in chosen), current_frame()
        context["tiles"] = [
            {"url": frame.address_of(page), **_words(event)}
            for event in chosen
            if (page := readable.get(event["page"].translation_key))
        ]
        return context


def _words(event: StructValue) -> dict[str, str]:
    return {"label": event["label"], "description": event["description"]}


class SectionsBlock(PartBlock):
    """The main menu as tiles, each with what its page says of itself."""

    class Meta:
        icon = "list-ul"
        label = _("Sections of the site")
        template = "general/home/sections.html"


class RecentBlock(PartBlock):
    """The pages that became public last, of the whole site or of one section."""

    section = PageChooserBlock(
        label=_("From which section"),
        page_type="general.SectionPage",
        required=False,
        help_text=_("Left empty, the new pages of the whole site."),
    )
    number = IntegerBlock(
        label=_("How many"),
        default=6,
        min_value=1,
        max_value=MOST_RECENT,
        help_text=_("Six fit on a screen."),
    )

    class Meta:
        icon = "doc-full"
        label = _("New pages")
        template = "general/home/recent.html"

    def get_context(self, value: StructValue, parent_context: Context | None = None) -> Context:
        context: Context = super().get_context(value, parent_context=parent_context)
        below: Page | None = context.get("page")
        if value["section"]:
            below = readable_pages([value["section"]]).get(value["section"].translation_key)
            context["section"] = below
        context["recent"] = newest_pages(below, value["number"] or 1) if below else []
        return context


class HotlinesBlock(PartBlock):
    """The hotlines of the site, large."""

    class Meta:
        icon = "mobile-alt"
        label = _("Hotlines")
        template = "general/home/hotlines.html"


class HomePartsBlock(LooksUpCitations, StreamBlock):
    """What a home page can be made of; each part at most once, words as often as wanted."""

    now = NowBlock()
    life_events = LifeEventsBlock()
    sections = SectionsBlock()
    recent = RecentBlock()
    hotlines = HotlinesBlock()
    text = TextBlock()
    callout = CalloutBlock()

    class Meta:
        label = _("Parts")
        template = "general/home/parts.html"
        block_counts = {
            "now": {"max_num": 1},
            "life_events": {"max_num": 1},
            "sections": {"max_num": 1},
            "recent": {"max_num": 3},
            "hotlines": {"max_num": 1},
        }


def first_parts() -> list[dict[str, Any]]:
    """What a new home page begins with, as the database keeps it: each part has an id of its own."""
    parts: tuple[tuple[str, dict[str, int]], ...] = (
        ("now", {}),
        ("sections", {}),
        ("recent", {"number": 6}),
        ("hotlines", {}),
    )
    return [{"type": kind, "value": value, "id": str(uuid4())} for kind, value in parts]
