"""Codes as they are saved from now on: x1 and wide characters as X1."""

import unicodedata

from django.db import migrations


def normalise_code(text):
    return " ".join(unicodedata.normalize("NFKC", text).split()).upper()


def normalise_codes(apps, schema_editor):
    departments = apps.get_model("departments", "Department").objects
    taken = set(departments.exclude(code="").values_list("code", flat=True))
    for department in departments.exclude(code="").order_by("pk"):
        code = normalise_code(department.code)
        # Two codes that were different and are one now stay: somebody has to say whose it is.
        if code not in taken:
            taken.add(code)
            department.code = code
            department.save(update_fields=["code"])


class Migration(migrations.Migration):
    dependencies = [("departments", "0003_bare_law_titles")]

    # How a code was typed before is not known any more.
    operations = [migrations.RunPython(normalise_codes, migrations.RunPython.noop)]
