"""Wagtail's English groups and workflow give way to the roles.

Nothing is removed that somebody uses already: a group with members, a workflow that has run.
"""

from django.db import migrations

STOCK_GROUPS = {"Editors": ("add", "change"), "Moderators": ("add", "change", "publish", "unlock")}
STOCK_WORKFLOW = "Moderators approval"
COLLECTION_PERMISSIONS = (
    ("wagtailimages", "add_image"),
    ("wagtailimages", "change_image"),
    ("wagtailimages", "choose_image"),
    ("wagtaildocs", "add_document"),
    ("wagtaildocs", "change_document"),
    ("wagtaildocs", "choose_document"),
)


def remove_stock(apps, schema_editor):
    model = apps.get_model
    for workflow in model("wagtailcore", "Workflow").objects.filter(name=STOCK_WORKFLOW):
        if not model("wagtailcore", "WorkflowState").objects.filter(workflow=workflow).exists():
            workflow.delete()
    for task in model("wagtailcore", "GroupApprovalTask").objects.filter(name=STOCK_WORKFLOW):
        if not model("wagtailcore", "TaskState").objects.filter(task_id=task.pk).exists():
            task.delete()
    for group in model("auth", "Group").objects.filter(name__in=STOCK_GROUPS):
        if not group.user_set.exists():
            group.delete()


def restore_stock(apps, schema_editor):
    model = apps.get_model
    permissions = model("auth", "Permission").objects
    root_page = model("wagtailcore", "Page").objects.filter(depth=1).first()
    root_collection = model("wagtailcore", "Collection").objects.filter(depth=1).first()
    for name, actions in STOCK_GROUPS.items():
        group, made = model("auth", "Group").objects.get_or_create(name=name)
        if not made:
            continue
        group.permissions.set(permissions.filter(codename="access_admin"))
        for permission in permissions.filter(
            content_type__app_label="wagtailcore",
            codename__in=[f"{action}_page" for action in actions],
        ):
            model("wagtailcore", "GroupPagePermission").objects.get_or_create(
                group=group, page=root_page, permission=permission
            )
        for app, codename in COLLECTION_PERMISSIONS:
            for permission in permissions.filter(content_type__app_label=app, codename=codename):
                model("wagtailcore", "GroupCollectionPermission").objects.get_or_create(
                    group=group, collection=root_collection, permission=permission
                )
    _restore_workflow(apps, root_page)


def _restore_workflow(apps, root_page):
    model = apps.get_model
    workflow, made = model("wagtailcore", "Workflow").objects.get_or_create(name=STOCK_WORKFLOW)
    if not made:
        return
    kind, _made = model("contenttypes", "ContentType").objects.get_or_create(
        app_label="wagtailcore", model="groupapprovaltask"
    )
    task = model("wagtailcore", "GroupApprovalTask").objects.create(
        name=STOCK_WORKFLOW, content_type=kind, active=True
    )
    task.groups.set(model("auth", "Group").objects.filter(name="Moderators"))
    model("wagtailcore", "WorkflowTask").objects.create(workflow=workflow, task=task, sort_order=0)
    model("wagtailcore", "WorkflowPage").objects.create(workflow=workflow, page=root_page)


class Migration(migrations.Migration):
    dependencies = [
        ("departments", "0001_initial"),
        ("wagtailcore", "0098_apitoken"),
        ("wagtailadmin", "0006_formstate"),
        ("wagtailimages", "0027_image_description"),
        ("wagtaildocs", "0014_alter_document_file_size"),
    ]

    operations = [migrations.RunPython(remove_stock, restore_stock)]
