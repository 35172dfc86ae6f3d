"""Wagtail's workflow for sign-off: its name and its steps. Going back takes away what is on its way, and no record."""

from django.db import migrations

NAME = "签发流程"
STEPS = (
    ("copy", "文字审核"),
    ("department", "部门签发"),
    ("cosignature", "会签"),
    ("legal", "合法性审核"),
    ("publication", "发布审查"),
)


def make(apps, schema_editor):
    kind = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="signoff", model="signofftask"
    )[0]
    workflow = apps.get_model("wagtailcore", "Workflow").objects.create(name=NAME, active=True)
    for number, (step, name) in enumerate(STEPS):
        task = apps.get_model("signoff", "SignOffTask").objects.create(
            step=step, name=name, content_type=kind, active=True
        )
        apps.get_model("wagtailcore", "WorkflowTask").objects.create(
            workflow=workflow, task_id=task.pk, sort_order=number
        )


def take_away(apps, schema_editor):
    tasks = apps.get_model("signoff", "SignOffTask").objects.all()
    keys = list(tasks.values_list("pk", flat=True))
    apps.get_model("wagtailcore", "Workflow").objects.filter(workflow_tasks__task__in=keys).delete()
    apps.get_model("wagtailcore", "Task").objects.filter(pk__in=keys).delete()


class Migration(migrations.Migration):
    dependencies = [("signoff", "0001_initial")]

    operations = [migrations.RunPython(make, take_away)]
