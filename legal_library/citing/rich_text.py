"""Links to laws within running text: ``<a linktype="law" id="12-133_1">``.

The address and the status are looked up when a page is shown, so that a link follows a law that
moves, and says by itself on the day that it was repealed.
"""

from typing import Any

from django.urls import reverse_lazy
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from wagtail.admin.rich_text.converters.html_to_contentstate import LinkElementHandler
from wagtail.admin.rich_text.editors.draftail.features import EntityFeature
from wagtail.rich_text import LinkHandler

from draftjs_exporter import DOM

from legal_library.citing.cited import Cited, cited
from legal_library.citing.keys import Key
from legal_library.citing.pages import LINK_TYPE
from legal_library.models import Law
from legal_library.status import Status

FEATURE = "law-link"  # as the kit's text names it
ENTITY = "LAW"


class LawLinkHandler(LinkHandler):
    """How the links of a text are shown."""

    identifier = LINK_TYPE

    @classmethod
    def expand_db_attributes(cls, attrs: dict[str, str]) -> str:
        return cls.expand_db_attributes_many([attrs])[0]

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, str]]) -> list[str]:
        keys = [Key.read(attrs.get("id")) for attrs in attrs_list]
        found = cited(key for key in keys if key)
        return [_opened(found.get(key) if key else None) for key in keys]

    @classmethod
    def extract_references(cls, attrs: dict[str, str]) -> Any:
        key = Key.read(attrs.get("id"))
        if key:
            yield Law, str(key.law), "", ""


def _opened(one: Cited | None) -> SafeString | str:
    """The opening tag; before it, in words, what a reader must know."""
    if one is None or not one.url:
        return "<a>"
    tag = ""
    if one.warning:
        css = "tag--repealed" if one.status == Status.REPEALED else "tag--warn"
        tag = format_html('<span class="tag {}">{}</span> ', css, one.warning)
    return format_html('{}<a class="law-link" href="{}">', tag, one.url)


def law_link_entity(props: dict[str, Any]) -> Any:
    """From the editor to the database; what is no key leaves its words without a link."""
    key = Key.read(props.get("id"))
    if key is None:
        return props["children"]
    return DOM.create_element("a", {"linktype": LINK_TYPE, "id": str(key)}, props["children"])


def link_markup(key: Key, words: str) -> SafeString:
    """A link as the database keeps it."""
    return format_html('<a linktype="{}" id="{}">{}</a>', LINK_TYPE, key, words)


class LawLinkElementHandler(LinkElementHandler):
    """From the database to the editor: what its tooltip shows."""

    def get_attribute_data(self, attrs: dict[str, str]) -> dict[str, Any]:
        key = Key.read(attrs.get("id"))
        one = cited([key]).get(key) if key else None
        if one is None:
            return {"id": attrs.get("id", ""), "title": str(_("This law is gone"))}
        return {"id": str(key), "title": one.described, "url": one.url}


def register(features: Any) -> None:
    """Adds links to laws to what running text can have."""
    features.register_link_type(LawLinkHandler)
    features.register_editor_plugin(
        "draftail",
        FEATURE,
        EntityFeature(
            {
                "type": ENTITY,
                "icon": "law",
                "description": _("Link to a law"),
                "attributes": ["id", "url", "title"],
                "chooserUrls": {"lawChooser": reverse_lazy("law_chooser:choose")},
            },
            js=["wagtailadmin/js/chooser-modal.js", "legal_library/law_link.js"],
        ),
    )
    features.register_converter_rule(
        "contentstate",
        FEATURE,
        {
            "from_database_format": {
                f'a[linktype="{LINK_TYPE}"]': LawLinkElementHandler(ENTITY),
            },
            "to_database_format": {"entity_decorators": {ENTITY: law_link_entity}},
        },
    )
