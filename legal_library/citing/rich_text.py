"""Links to laws within running text: ``<a linktype="law" id="12" article="133_1">``.

The address and the status are looked up when a page is shown, so that a link follows a law that
moves, and says by itself on the day that it was repealed.
"""

from typing import Any

from django.utils.html import escape, format_html

from wagtail.admin.rich_text.converters.html_to_contentstate import LinkElementHandler
from wagtail.rich_text import LinkHandler

from draftjs_exporter.dom import DOM

from legal_library.citing.cited import Key, cited
from legal_library.citing.keys import key_of
from legal_library.models import Law
from legal_library.status import Status

FEATURE = "law-link"
ENTITY = "LAW"
LINK_TYPE = "law"


class LawLinkHandler(LinkHandler):
    """How the links of a text are shown: three or four queries, however many there are."""

    identifier = LINK_TYPE

    @classmethod
    def expand_db_attributes(cls, attrs: dict[str, str]) -> str:
        return cls.expand_db_attributes_many([attrs])[0]

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, str]]) -> list[str]:
        keys = [key_of(attrs.get("id"), attrs.get("article")) for attrs in attrs_list]
        found = cited(key for key in keys if key)
        return [_opened(found.get(key)) if key else "<a>" for key in keys]

    @classmethod
    def extract_references(cls, attrs: dict[str, str]) -> Any:
        key = key_of(attrs.get("id"), attrs.get("article"))
        if key:
            yield Law, str(key[0]), "", ""


def _opened(one: Any) -> str:
    """The opening tag; before it, in words, what a reader must know."""
    if one is None or not one.url:
        return "<a>"
    warning = ""
    if one.is_doubtful:
        css = "tag--repealed" if one.status == Status.REPEALED else "tag--warn"
        warning = format_html('<span class="tag {}">{}</span> ', css, one.warning)
    return f'{warning}<a class="law-link" href="{escape(one.url)}">'


def law_link_entity(props: dict[str, Any]) -> Any:
    """From the editor to the database."""
    attributes = {"linktype": LINK_TYPE, "id": props.get("id")}
    if props.get("article"):
        attributes["article"] = props["article"]
    return DOM.create_element("a", attributes, props["children"])


class LawLinkElementHandler(LinkElementHandler):
    """From the database to the editor: what its tooltip shows."""

    def get_attribute_data(self, attrs: dict[str, str]) -> dict[str, Any]:
        key: Key | None = key_of(attrs.get("id"), attrs.get("article"))
        if key is None:
            return {}
        one = cited([key]).get(key)
        data: dict[str, Any] = {"id": key[0], "article": attrs.get("article", "")}
        if one:
            data |= {"title": one.label, "url": one.url, "status": str(one.status.label)}
        return data


CONVERSION = {
    "from_database_format": {f'a[linktype="{LINK_TYPE}"]': LawLinkElementHandler(ENTITY)},
    "to_database_format": {"entity_decorators": {ENTITY: law_link_entity}},
}
