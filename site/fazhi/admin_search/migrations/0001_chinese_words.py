from django.db import migrations


class Migration(migrations.Migration):
    """Texts are indexed in pairs of Chinese characters."""

    dependencies = [("wagtailsearch", "0010_add_text_fields")]

    operations = []
