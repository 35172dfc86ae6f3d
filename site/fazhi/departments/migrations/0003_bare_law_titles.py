"""Titles of laws without marks around them or half of them, as they are saved from now on."""

from django.db import migrations
from django.db.models import Q

from fazhi.departments.law_titles import bare_law_title


def bare_titles(apps, schema_editor):
    entries = apps.get_model("departments", "LawResponsibility").objects
    for entry in entries.filter(Q(title__contains="《") | Q(title__contains="》")):
        entry.title = bare_law_title(entry.title)
        entry.save(update_fields=["title"])


class Migration(migrations.Migration):
    dependencies = [("departments", "0002_replace_stock_groups")]

    # Marks are added wherever a title is shown: nothing to bring back.
    operations = [migrations.RunPython(bare_titles, migrations.RunPython.noop)]
