"""A page of the tree as a document: what its own template shows, without what surrounds it.

No block needs a second template for paper. What must not be printed bears the class ``not-printed`` or is
one of `OMITTED`.
"""

import copy
from collections.abc import Iterator

from django.http import Http404, HttpRequest, QueryDict
from django.template.response import SimpleTemplateResponse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from bs4 import BeautifulSoup, Tag

from cms_pages.kit.models import BasePage
from cms_pages.kit.printing.pictures import read_pictures
from fazhi.documents.description import Document
from fazhi.documents.html import read_html
from fazhi.links.kept import kept_query
from fazhi.links.models import Link
from fazhi.links.qr import qr_code
from fazhi.navigation.frame import current_frame
from fazhi.navigation.trail import ancestors
from fazhi.origin import public_address
from fazhi.signoff.sealing import seal_of
from fazhi.workdays import today

CONTENT = "main#content"
OMITTED = ", ".join(
    (
        *(".not-printed", ".visually-hidden", ".live", ".messages", ".beside", ".buttons"),
        *(".pagination", ".permanent-link", ".page-foot", "nav", "button", "[hidden]"),
        *("form[action]", "form[method]", "form[role=search]"),
    )
)


def page_document(page: BasePage, link: Link, request: HttpRequest) -> Document:
    """The page as everybody sees it, in the language in use, which must be its own."""
    frame = current_frame()
    address = public_address(page.get_url(request) or "", request)
    content = _content(page, request)
    return Document(
        title=page.title,
        lead=page.summary,
        masthead=" · ".join(part for part in (frame.owner or frame.name, _section(page)) if part),
        meta=(*_dates(page), *_signature(page)),
        body=read_html(str(content), address, read_pictures(content)),
        address=public_address(f"{link.get_absolute_url()}{kept_query(page, request)}", request),
        qr=qr_code(link, request, kept=kept_query(page, request)).decode(),
        printed_on=today(),
        language=page.locale.language_code,
    )


def _content(page: BasePage, request: HttpRequest) -> Tag:
    """What stands between the head and the foot of the page, without its title and summary."""
    response = page.serve(_as_anybody(request, kept_query(page, request)))
    if not isinstance(response, SimpleTemplateResponse) or response.status_code != 200:
        raise Http404
    soup = BeautifulSoup(response.render().content, "html.parser")
    content = soup.select_one(CONTENT)
    if content is None:
        raise Http404
    for omitted in content.select(OMITTED):
        omitted.extract()
    for selector, shown in (("h1", page.title), (".lead", page.summary)):
        for tag in content.select(selector)[:1]:
            if " ".join(tag.get_text().split()) == " ".join(shown.split()):
                tag.extract()
    return content


def _as_anybody(request: HttpRequest, kept: str) -> HttpRequest:
    """The request without what makes two readers' pages differ, but for what the page keeps."""
    plain = copy.copy(request)
    plain.GET = QueryDict(kept.removeprefix("?"))
    plain.COOKIES = {}
    return plain


def _section(page: BasePage) -> str:
    above = ancestors(page)
    return str(above[-1].title) if len(above) > 1 else ""


def _signature(page: BasePage) -> Iterator[str]:
    """Which department signed it, when, and the record by which whoever holds the sheet can check."""
    if seal := seal_of(page):
        yield _("Signed by %(department)s on %(date)s, record %(number)s") % {
            "department": seal.department,
            "date": date_format(seal.day, "DATE_FORMAT"),
            "number": seal.number,
        }


def _dates(page: BasePage) -> list[str]:
    days = (
        (_("Published on %(date)s"), page.first_published_at),
        (_("Updated on %(date)s"), page.last_published_at),
    )
    shown: dict[str, str] = {}
    for sentence, moment in days:
        if moment is not None:
            day = date_format(timezone.localtime(moment), "DATE_FORMAT")
            shown.setdefault(day, sentence % {"date": day})
    return list(shown.values())
