"""Names Wagtail's root page and root collection in the language of the administration."""

from django.conf import settings
from django.db import migrations
from django.utils.translation import gettext, override

ENGLISH = "Root"


def name_roots(apps, schema_editor):
    with override(settings.LANGUAGE_CODE):
        _rename(apps, ENGLISH, gettext("Root page"), gettext("Root collection"))


def restore_names(apps, schema_editor):
    with override(settings.LANGUAGE_CODE):
        _rename(apps, None, ENGLISH, ENGLISH)


def _rename(apps, only, page, collection):
    pages = apps.get_model("wagtailcore", "Page").objects.filter(depth=1)
    collections = apps.get_model("wagtailcore", "Collection").objects.filter(depth=1)
    if only:
        pages, collections = pages.filter(title=only), collections.filter(name=only)
    pages.update(title=page, draft_title=page)
    collections.update(name=collection)


class Migration(migrations.Migration):
    dependencies = [("general", "0002_remove_welcome_page")]

    operations = [migrations.RunPython(name_roots, restore_names)]
