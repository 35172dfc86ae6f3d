"""Pages of the tree. A page is made below ``parent``, which must be given, and is public."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType

from wagtail.models import Locale, Page, Revision, Site

import factory

from cms_pages.general.models import (
    ContactPage,
    HomePage,
    NoticePage,
    SectionPage,
    StandardPage,
)
from fazhi.signoff.permits import founding
from fazhi.signoff.withdrawing import withdrawing

CHINESE = settings.LANGUAGE_CODE


def locale(code: str = CHINESE) -> Locale:
    """The language, created if the database does not know it yet."""
    return Locale.objects.get_or_create(language_code=code)[0]


def go_live(revision: Revision) -> None:
    """Makes a revision public as the software's own first pages are: as if no person had written it."""
    revision.content_object.revisions.update(user=None)
    with founding():
        revision.publish()


def take_off(page: Page) -> None:
    """Ends that a page is public, without the record of a withdrawal."""
    with withdrawing():
        page.unpublish()


class PageFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Page
        abstract = True

    title = factory.Sequence(lambda n: f"页面{n}")

    @classmethod
    def _create(cls, model_class: type[Page], *args: Any, **kwargs: Any) -> Page:
        parent = kwargs.pop("parent")
        live = kwargs.pop("live", True)
        page = model_class(*args, live=False, **kwargs)
        parent.add_child(instance=page)
        revision = page.save_revision()
        if live:
            go_live(revision)
            page.refresh_from_db()
        return page


class HomePageFactory(PageFactory):
    class Meta:
        model = HomePage

    title = "首页"
    slug = "home"
    question = "遇事找谁"
    parent = factory.LazyFunction(Page.get_first_root_node)
    locale = factory.LazyFunction(locale)


class SectionPageFactory(PageFactory):
    class Meta:
        model = SectionPage

    title = factory.Sequence(lambda n: f"栏目{n}")


class StandardPageFactory(PageFactory):
    class Meta:
        model = StandardPage

    title = factory.Sequence(lambda n: f"图文{n}")
    search_description = "一句话说明。"
    body = factory.LazyFunction(lambda: [("text", "<p>正文。</p>")])


class NoticePageFactory(PageFactory):
    class Meta:
        model = NoticePage

    title = factory.Sequence(lambda n: f"关于第{n}件事的通知")
    issuer = "示例镇人民政府"
    document_number = "示例〔2026〕1号"
    issued_on = dt.date(2026, 3, 2)
    body = factory.LazyFunction(lambda: [("text", "<p>现通知如下。</p>")])


class ContactPageFactory(PageFactory):
    class Meta:
        model = ContactPage

    title = "联系我们"


class SiteFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Site

    hostname = "testserver"
    is_default_site = True
    root_page = factory.SubFactory(HomePageFactory)


def found_home(**kwargs: Any) -> HomePage:
    """A home page that is served: the least that a site needs."""
    home: HomePage = HomePageFactory.create(**kwargs)
    SiteFactory.create(root_page=home)
    return home


def many_below(parent: Page, pages: Sequence[Page]) -> None:
    """Writes public pages of one type below another page, all at once and past whatever follows a save.

    For counting: they have no revision, no record and no entry in an index.
    """
    parent.refresh_from_db()
    kind = ContentType.objects.get_for_model(type(pages[0]))
    for number, page in enumerate(pages, parent.numchild + 1):
        page.slug = page.slug or f"one-{number}"
        page.draft_title = page.title
        page.path = Page._get_path(parent.path, parent.depth + 1, number)
        page.depth = parent.depth + 1
        page.url_path = f"{parent.url_path}{page.slug}/"
        page.locale_id, page.content_type, page.live = parent.locale_id, kind, True
    core = [field.attname for field in Page._meta.concrete_fields]
    rows = [Page(**{name: getattr(page, name) for name in core}) for page in pages]
    for page, row in zip(pages, Page.objects.bulk_create(rows, 500), strict=True):
        page.pk = page.id = row.pk
        page.save_base(raw=True, force_insert=True)  # the part of its own type
    Page.objects.filter(pk=parent.pk).update(numchild=parent.numchild + len(pages))


def translate(page: Page, code: str = "en", *, live: bool = True, **fields: Any) -> Page:
    """The page in another language, public unless ``live`` says otherwise."""
    translated = page.copy_for_translation(locale(code))
    for field, value in fields.items():
        setattr(translated, field, value)
    translated.save()
    revision = translated.save_revision()
    if live:
        go_live(revision)
        translated.refresh_from_db()
    return translated
