"""What every page has in common."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, ClassVar

from django.apps import apps
from django.db.models import QuerySet
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel, MultiFieldPanel, TitleFieldPanel
from wagtail.models import Page, PageManager, PageViewRestriction
from wagtail.search import index

from cms_pages.kit.addresses import is_free_address
from cms_pages.kit.answered import Answered, without_lost_department
from cms_pages.kit.finding.findable import Findable
from cms_pages.kit.finding.models import DocumentText, PageDocument
from cms_pages.kit.finished import PublishedFinished, why_unfinished
from cms_pages.kit.forms import BasePageCopyForm, BasePageForm
from cms_pages.kit.permissions import PagePermissions
from cms_pages.kit.previews import PreviewedEverywhere
from cms_pages.kit.shared import Shared
from cms_pages.kit.widgets import PinyinSlugInput
from cms_pages.kit.withdrawn import LeavesNotice
from fazhi.links.ids import new_public_id
from fazhi.links.models import PermanentlyLinked
from fazhi.media.picture_chooser import PictureChooser
from fazhi.navigation.frame import current_frame
from fazhi.pinyin import title_slug
from fazhi.signoff.signed_off import SignedOff

__all__ = ["BasePage", "DocumentText", "PageDocument", "of_any_type", "page_slug", "page_types"]


def page_slug(title: str) -> str:
    """The slug of a page's ``title``: short pinyin, or ``page`` where nothing can be spelled."""
    return title_slug(title) or "page"


class BasePage(
    PreviewedEverywhere,
    LeavesNotice,
    PublishedFinished,
    SignedOff,
    Findable,
    PermanentlyLinked,
    Shared,
    Answered,
    Page,
):
    """The base of every page type: a permanent short link, a summary, a slug in pinyin, a picture
    and keywords for sharing, and who answers for it until when.

    The summary is Wagtail's ``search_description``: the one sentence that stands under the title,
    in lists, in search results and in shared links.
    """

    not_personal: ClassVar[tuple[str, ...]] = (
        "public_id",
        "title",
        "draft_title",
        "slug",
        "url_path",
        "seo_title",
        "search_description",
    )

    slug: Any  # declared by Wagtail, which has no types
    objects: ClassVar[Any] = PageManager()

    # A copy and a translation are pages of their own, with links of their own.
    default_exclude_fields_in_copy: ClassVar[list[str]] = [
        *Page.default_exclude_fields_in_copy,
        *Answered.NOT_IN_COPY,
        "public_id",
    ]
    override_translatable_fields: ClassVar[list[Any]] = list(Answered.SYNCHRONISED)
    search_fields: ClassVar[list[Any]] = [
        *Page.search_fields,
        index.SearchField("keywords", boost=2),
        index.FilterField("responsible_department"),
    ]

    gathers_pages: ClassVar[bool] = False  # a type that lists others is no news itself

    base_form_class = BasePageForm
    copy_form_class = BasePageCopyForm

    content_panels = [
        TitleFieldPanel(
            "title",
            help_text=_("Says what a reader finds here, best in at most 25 characters."),
        ),
        FieldPanel(
            "search_description",
            heading=_("Summary"),
            help_text=_(
                "One or two plain sentences, best at most 100 characters. They stand under the "
                "title, in lists, in search results and in shared links."
            ),
        ),
        FieldPanel("cover", widget=PictureChooser),
    ]
    promote_panels = [
        MultiFieldPanel(
            [
                FieldPanel(
                    "slug",
                    widget=PinyinSlugInput,
                    help_text=_(
                        "Last part of the page's address. Left empty, it is the title in pinyin. "
                        "Change it with care once the page is public: the short link and its QR "
                        "code follow, but addresses that people have kept do not."
                    ),
                ),
                FieldPanel(
                    "seo_title",
                    heading=_("Title in browser and search results"),
                    help_text=_("Only if it has to differ from the page's title."),
                ),
                FieldPanel("keywords"),
            ],
            heading=_("Address and search"),
        )
    ]
    settings_panels: ClassVar[list[Any]] = [*Page.settings_panels, *Answered.panels]

    class Meta:
        abstract = True

    @property
    def summary(self) -> str:
        """The sentence that stands for the page wherever it is listed."""
        return self.search_description

    def public_url(self, request: HttpRequest) -> str | None:
        """Where the short link leads: the page's present address.

        ``None`` while the page or the home page of its language is not public.
        """
        is_public = self.live and self.locale.language_code in current_frame().language_codes
        return self.get_url(request) if is_public else None

    @property
    def original(self) -> Page:
        """The page that says the same at the address that search engines shall keep."""
        return self.alias_of if self.alias_of_id else self

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.alias_of_id:
            if self._state.adding:
                # Wagtail makes an alias without asking which fields may be copied.
                self.public_id = new_public_id()
            if self.alias_of.locale_id != self.locale_id:
                # Made above a translated page: not to be read before it is translated itself.
                self.live = False
        super().save(*args, **kwargs)

    def why_unready(self) -> list[str]:
        """Guiding words that still stand in it."""
        why = why_unfinished([self])
        return [why] if why else []

    def signed_fields(self) -> tuple[str, ...]:
        """What editors write, in the order of the form."""
        return tuple(_fields_of(self.content_panels))

    def get_view_restrictions(self) -> QuerySet[PageViewRestriction]:
        """The restrictions on the page and above it; one query where nothing at all is private."""
        if not PageViewRestriction.objects.exists():
            return PageViewRestriction.objects.none()
        return super().get_view_restrictions()

    def permissions_for_user(self, user: Any) -> PagePermissions:
        """What ``user`` may do with the page; Wagtail asks the page's own type everywhere."""
        return PagePermissions(user, self)

    def with_content_json(self, content: dict[str, Any]) -> "BasePage":
        """The page as of a revision; the permanent id is the page's own, not the revision's."""
        page: BasePage = super().with_content_json(content)
        page.public_id = self.public_id
        return page

    @classmethod
    def from_serializable_data(cls, data: dict[str, Any], *args: Any, **kwargs: Any) -> Any:
        """The page as of a revision, without a department whose record was deleted since."""
        return super().from_serializable_data(without_lost_department(data), *args, **kwargs)

    @staticmethod
    def _slug_is_available(slug: str, parent_page: Page | None, page: Page | None = None) -> bool:
        """Whether no sibling has the slug, and no view answers at the address that it makes."""
        free: bool = Page._slug_is_available(slug, parent_page, page)
        return free and (parent_page is None or is_free_address(slug, parent_page))

    def _set_core_field_defaults(self) -> None:
        parent_is_known = self.path or getattr(self, "_cached_parent_obj", None)
        if not self.slug and parent_is_known:
            self.slug = self._get_autogenerated_slug(page_slug(self.title))
        super()._set_core_field_defaults()


def _fields_of(panels: Iterable[Any]) -> Iterator[str]:
    for panel in panels:
        if name := getattr(panel, "field_name", "") or getattr(panel, "relation_name", ""):
            yield name
        yield from _fields_of(getattr(panel, "children", ()))


@cache
def page_types() -> tuple[type[BasePage], ...]:
    """Every type of page there is."""
    return tuple(model for model in apps.get_models() if issubclass(model, BasePage))


def of_any_type(field: str) -> Coalesce:
    """The value of a field of `BasePage` for a query over pages of all types, in one query."""
    links: list[Any] = [model._meta.get_field("page_ptr") for model in page_types()]
    return Coalesce(*(f"{link.related_query_name()}__{field}" for link in links))
