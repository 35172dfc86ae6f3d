"""Takes away Wagtail's English welcome page and its site, if nobody has touched them.

An installation without a town then says how to begin one (see ``fazhi.navigation.errors``).
"""

from django.db import migrations

TITLE = "Welcome to your new Wagtail site!"
ROOT_PATH = "0001"
WELCOME_PATH = "00010001"


def remove_welcome_page(apps, schema_editor):
    Page = apps.get_model("wagtailcore", "Page")
    Site = apps.get_model("wagtailcore", "Site")
    welcome = Page.objects.filter(path=WELCOME_PATH, title=TITLE, latest_revision=None).first()
    if welcome is None or Page.objects.count() != 2:
        return
    if Site.objects.exclude(hostname="localhost", port=80, root_page=welcome).exists():
        return
    Site.objects.filter(root_page=welcome).delete()
    welcome.delete()
    Page.objects.filter(path=ROOT_PATH).update(numchild=0)


def restore_welcome_page(apps, schema_editor):
    ContentType = apps.get_model("contenttypes", "ContentType")
    Locale = apps.get_model("wagtailcore", "Locale")
    Page = apps.get_model("wagtailcore", "Page")
    Site = apps.get_model("wagtailcore", "Site")
    if Page.objects.count() != 1 or Site.objects.exists():
        return
    kind, _created = ContentType.objects.get_or_create(app_label="wagtailcore", model="page")
    welcome = Page.objects.create(
        title=TITLE,
        draft_title=TITLE,
        slug="home",
        content_type=kind,
        locale=Locale.objects.first(),
        path=WELCOME_PATH,
        depth=2,
        numchild=0,
        url_path="/home/",
    )
    Page.objects.filter(path=ROOT_PATH).update(numchild=1)
    Site.objects.create(hostname="localhost", root_page=welcome, is_default_site=True)


class Migration(migrations.Migration):
    dependencies = [
        ("general", "0001_initial"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [migrations.RunPython(remove_welcome_page, restore_welcome_page)]
