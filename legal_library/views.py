"""Public pages of the legal library."""

from typing import Any

from django.contrib.syndication.views import Feed
from django.core.paginator import Paginator
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponsePermanentRedirect,
    HttpResponseRedirect,
)
from django.shortcuts import render
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from fazhi.documents.names import disposition
from fazhi.imports.exports import BOM
from fazhi.navigation.frame import current_frame
from fazhi.origin import public_address
from legal_library.citing.cited import cited
from legal_library.citing.pages import pages_citing
from legal_library.citing.typed import LONGEST, meant_by
from legal_library.finding.inside import Inside
from legal_library.models import LawVersion
from legal_library.reading import exports
from legal_library.reading.browse import Browse, laws_of
from legal_library.reading.changing import KINDS, Change, recent_changes
from legal_library.reading.citing import citation, dated_citation
from legal_library.reading.page import ArticlePage, LawPage
from legal_library.reading.structured import legislation
from legal_library.reading.table import as_csv
from legal_library.status import today
from search.page.throttling import INSIDE, throttled
from search.page.views import too_often

LAWS_PER_SCREEN = 40
_OFFERED = 20
LONGEST_SEARCH = 200  # characters, of what is looked for within a law
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """All laws, narrowed by the address; ``?title=`` leads to a law or an article of that name."""
    title = request.GET.get("title", "").replace("\x00", "").strip()[:LONGEST]
    if title:
        return _titled(request, title)
    browse = Browse(request.GET)
    paginator = Paginator(browse.matching, LAWS_PER_SCREEN)
    page_obj = paginator.get_page(request.GET.get("page"))
    context = {
        "browse": browse,
        "page_obj": page_obj,
        "page_range": paginator.get_elided_page_range(page_obj.number, on_each_side=1, on_ends=1),
        "ellipsis": Paginator.ELLIPSIS,
        "laws": laws_of(list(page_obj.object_list)),
        "changes": [] if browse.is_used or page_obj.number > 1 else recent_changes(limit=6),
        "day": today(),
    }
    return render(request, "legal_library/index.html", context)


def _titled(request: HttpRequest, title: str) -> HttpResponse:
    """Leads to what is called so; offers several (300), or what has these words in its title (404)."""
    meant = meant_by(title)
    found = cited([*meant.named, *meant.like[:_OFFERED]])
    named = [found[key] for key in meant.named if key in found]
    if len(named) == 1 and named[0].url:
        return HttpResponseRedirect(named[0].url)
    like = [found[key] for key in meant.like if key in found]
    context = {"title": title, "named": named, "offered": named or like}
    return render(request, "legal_library/choices.html", context, status=300 if named else 404)


@require_safe
def index_csv(request: HttpRequest) -> HttpResponse:
    """The list, as it is narrowed, as CSV with the day on which it holds."""
    name = disposition(_("Legal library"), "laws", "csv", as_attachment=True)
    return HttpResponse(
        BOM + as_csv(Browse(request.GET), request).encode(),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": name},
    )


def _looked_for(request: HttpRequest) -> str:
    """What is looked for within a law."""
    return " ".join(request.GET.get("q", "").replace("\x00", " ").split())[:LONGEST_SEARCH]


@require_safe
def law(request: HttpRequest, slug: str) -> HttpResponseBase:
    """A law as it applies today."""
    return _law(request, _found(slug))


@require_safe
def version(request: HttpRequest, slug: str, day: str) -> HttpResponseBase:
    """One version of a law."""
    return _law(request, _found(slug, day))


def _found(slug: str, day: str = "") -> LawPage:
    page = LawPage.of(slug, day)
    if page is None:
        raise Http404
    return page


def _law(request: HttpRequest, page: LawPage) -> HttpResponseBase:
    words = _looked_for(request)
    if words:
        return _within(request, page, words)
    return _shown(request, page)


@throttled(INSIDE, too_often)
def _within(request: HttpRequest, page: LawPage, words: str) -> HttpResponse:
    """The same with what was found in it."""
    return _shown(request, page, Inside(page, words))


def _shown(request: HttpRequest, page: LawPage, inside: Inside | None = None) -> HttpResponse:
    url = public_address(page.version.get_absolute_url(), request)
    context = {"shown": page, "law": page.law, "version": page.version, "standing": page.standing}
    context |= {"inside": inside, "text": inside.text if inside else page.text}
    context["legislation"] = legislation(page.version, url)
    context["citing_pages"] = pages_citing(page.law)
    return render(request, "legal_library/law.html", context)


@require_safe
def article(
    request: HttpRequest, slug: str, article: tuple[int, int], day: str = ""
) -> HttpResponseBase:
    """One article, of the version that applies today or of one day's."""
    page = _found(slug, day)
    found = ArticlePage(page, *article)
    if not found.exists:
        raise Http404
    url = page.article_url(found.article)
    if day and page.is_current:
        return HttpResponsePermanentRedirect(url)
    around = found.neighbours
    context = {
        "shown": page,
        "law": page.law,
        "version": page.version,
        "standing": page.standing,
        "found": found,
        "citing_pages": pages_citing(page.law, *article) if page.is_current else [],
        "previous_url": page.article_url(around.previous) if around.previous else "",
        "following_url": page.article_url(around.following) if around.following else "",
        "in_text_url": f"{page.url}#{found.article.anchor}",
        "address": public_address(url, request),
        "citation": citation(page.version, found.article),
        "dated_citation": dated_citation(page.version, found.article),
        "inner": [
            {"anchor": row.anchor, "citation": citation(page.version, found.article, row)}
            for row in found.inner
        ],
    }
    return render(request, "legal_library/article.html", context)


def _file(version: LawVersion, content: bytes | str, kind: str, ending: str) -> HttpResponse:
    name = disposition(exports.file_title(version), "law", ending, as_attachment=True)
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": name})


@require_safe
def docx(request: HttpRequest, slug: str, day: str) -> HttpResponse:
    """A version as a Word document."""
    page = _found(slug, day)
    return _file(page.version, exports.as_docx(page.version, page.rows), _WORD, "docx")


@require_safe
def text(request: HttpRequest, slug: str, day: str) -> HttpResponse:
    """A version as plain text."""
    page = _found(slug, day)
    content = exports.as_text(page.version, page.rows)
    return _file(page.version, content, "text/plain; charset=utf-8", "txt")


@require_safe
def json(request: HttpRequest, slug: str, day: str) -> HttpResponse:
    """A version as JSON: the law, its days and source, every provision."""
    page = _found(slug, day)
    content = exports.as_json(page.version, page.rows)
    return _file(page.version, content, "application/json", "json")


class ChangesFeed(Feed):
    """Atom: laws that are new, amended, repealed or soon in force; ``?kind=`` leaves one of these."""

    feed_type = Atom1Feed

    def get_object(self, request: HttpRequest) -> str:
        kind = request.GET.get("kind", "")
        return kind if kind in KINDS else ""

    def title(self) -> str:
        return f"{_('Legal library: what has changed')} - {current_frame().name}"

    def link(self) -> str:
        return reverse("legal_library:index")

    def items(self, obj: str) -> list[Change]:
        return recent_changes(obj)

    def item_title(self, item: Change) -> str:
        return item.sentence

    def item_description(self, item: Change) -> str:
        return item.sentence

    def item_link(self, item: Change) -> str:
        return item.url

    def item_guid(self, item: Change) -> str:
        return item.key

    def item_updateddate(self, item: Change) -> Any:
        return item.version.changed_at


@require_safe
def changes(request: HttpRequest) -> HttpResponse:
    """The feed."""
    return ChangesFeed()(request)
