from django.db import migrations, models

# For the numbers that every town has; what the editors write stays.
KEYWORDS = {
    "12345": "市长热线、便民热线、投诉、举报、建议、咨询",
    "12348": "法律援助、免费律师、法律咨询、打官司",
    "110": "报警、派出所、诈骗、盗窃、被打",
    "119": "火灾、着火、消防、救援",
    "120": "救护车、医院、急诊、受伤",
}


def fill(apps, schema_editor):
    hotlines = apps.get_model("navigation", "Hotline").objects
    for number, keywords in KEYWORDS.items():
        hotlines.filter(number=number, keywords="").update(keywords=keywords)


class Migration(migrations.Migration):
    dependencies = [
        ("navigation", "0002_correction_url"),
    ]

    operations = [
        migrations.AddField(
            model_name="hotline",
            name="keywords",
            field=models.CharField(
                blank=True,
                help_text="As people say it, with commas between them: complaints, a lawyer, fire.",
                max_length=200,
                verbose_name="words by which it is looked for",
            ),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop, elidable=True),
    ]
