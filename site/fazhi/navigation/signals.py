"""A change of what surrounds pages shows at once."""

from typing import Any

from django.db import transaction
from django.db.models import Model
from django.db.models.signals import post_delete, post_save

from wagtail.models import Locale, Page, PageViewRestriction, Site
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from fazhi.navigation.frame import forget_frames
from fazhi.navigation.models import FooterMenuItem, Hotline, MainMenuItem, SiteSettings

SHOWN = (SiteSettings, Hotline, MainMenuItem, FooterMenuItem, Site, Locale, PageViewRestriction)


def forget(**kwargs: Any) -> None:
    """Now for the reader of this transaction, and again for all once it is committed."""
    forget_frames()
    transaction.on_commit(forget_frames)


def forget_when_changed(*models: type[Model]) -> None:
    """For rooms above whose rows decide where menus lead: the first venue, the last village."""
    for model in models:
        for signal in (post_save, post_delete):
            signal.connect(forget, sender=model, dispatch_uid=f"frame.{model.__name__}")


def connect() -> None:
    """Called once, when the apps are ready."""
    forget_when_changed(*SHOWN)
    post_delete.connect(forget, sender=Page, dispatch_uid="frame.Page")
    for page_signal in (page_published, page_unpublished, page_slug_changed, post_page_move):
        page_signal.connect(forget, dispatch_uid="frame")
