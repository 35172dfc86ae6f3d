"""The screens of the administration, for tests that look at all of them.

Each is a URL name and what its arguments are: keys of the objects that the caller has made. A page in
every state (draft, live with a new draft, in a workflow, returned, locked, scheduled, alias) and a
translation show most of the editor's words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from django.db.models import Model
from django.urls import reverse

# Screens without arguments.
PLAIN = (
    "wagtailadmin_home",
    "wagtailadmin_account",
    "wagtailadmin_explore_root",
    "wagtailadmin_choose_page",
    "wagtailadmin_choose_page_anchor_link",
    "wagtailadmin_choose_page_email_link",
    "wagtailadmin_choose_page_external_link",
    "wagtailadmin_choose_page_phone_link",
    "wagtailadmin_choose_page_search",
    "wagtailadmin_collections:add",
    "wagtailadmin_collections:index",
    "wagtailadmin_pages:search",
    "wagtailadmin_reports:aging_pages",
    "wagtailadmin_reports:locked_pages",
    "wagtailadmin_reports:page_types_usage",
    "wagtailadmin_reports:site_history",
    "wagtailadmin_reports:workflow",
    "wagtailadmin_reports:workflow_tasks",
    "wagtailadmin_workflows:add",
    "wagtailadmin_workflows:index",
    "wagtailadmin_workflows:select_task_type",
    "wagtailadmin_workflows:task_chooser",
    "wagtailadmin_workflows:task_index",
    "wagtaildocs:add_multiple",
    "wagtaildocs:index",
    "wagtaildocs_chooser:choose",
    "wagtailembeds:chooser",
    "wagtailimages:add_multiple",
    "wagtailimages:index",
    "wagtailimages_chooser:choose",
    "wagtail_localize:translations_report",
    "wagtaillocales:add",
    "wagtaillocales:index",
    "wagtailredirects:add",
    "wagtailredirects:index",
    "wagtailredirects:start_import",
    "wagtailsites:add",
    "wagtailsites:index",
    "wagtailsnippets:index",
    "wagtailusers_groups:add",
    "wagtailusers_groups:index",
    "wagtailusers_users:add",
    "wagtailusers_users:index",
)

# Screens of one object, by the kind of the object.
OF_OBJECT = {
    "page": (
        "wagtailadmin_explore",
        "wagtailadmin_pages:add_subpage",
        "wagtailadmin_pages:copy",
        "wagtailadmin_pages:delete",
        "wagtailadmin_pages:edit",
        "wagtailadmin_pages:history",
        "wagtailadmin_pages:move",
        "wagtailadmin_pages:set_privacy",
        "wagtailadmin_pages:unpublish",
        "wagtailadmin_pages:usage",
        "wagtailadmin_pages:workflow_history",
        "wagtail_localize:submit_page_translation",
    ),
    "image": (
        "wagtailimages:delete",
        "wagtailimages:edit",
        "wagtailimages:image_usage",
        "wagtailimages:url_generator",
    ),
    "document": ("wagtaildocs:delete", "wagtaildocs:document_usage", "wagtaildocs:edit"),
    "user": (
        "wagtailusers_users:delete",
        "wagtailusers_users:edit",
        "wagtailusers_users:history",
        "wagtailusers_users:usage",
    ),
    "group": (
        "wagtailusers_groups:delete",
        "wagtailusers_groups:edit",
        "wagtailusers_groups:history",
    ),
    "collection": (
        "wagtailadmin_collections:delete",
        "wagtailadmin_collections:edit",
        "wagtailadmin_collections:set_privacy",
    ),
    "workflow": (
        "wagtailadmin_workflows:disable",
        "wagtailadmin_workflows:edit",
        "wagtailadmin_workflows:usage",
    ),
    "task": ("wagtailadmin_workflows:disable_task", "wagtailadmin_workflows:edit_task"),
    "redirect": ("wagtailredirects:delete", "wagtailredirects:edit"),
    "site": ("wagtailsites:delete", "wagtailsites:edit"),
    "locale": ("wagtaillocales:delete", "wagtaillocales:edit"),
    "translation_source": ("wagtail_localize:update_translations",),
    "snippet": (),  # their names carry the model; see snippet_screens
}

# Screens for a visitor who is not signed in.
ANONYMOUS = (
    "wagtailadmin_login",
    "wagtailadmin_password_reset",
    "wagtailadmin_password_reset_complete",
    "wagtailadmin_password_reset_done",
)


def admin_screens(objects: Mapping[str, list[Model]]) -> Iterator[str]:
    """The addresses of the screens without arguments, and of those of each object given.

    The keys of `objects` are those of OF_OBJECT; an unknown one raises KeyError.
    """
    yield from map(reverse, PLAIN)
    for kind, members in objects.items():
        for member in members:
            if kind == "snippet":
                yield from snippet_screens(member)
            yield from (reverse(name, args=[member.pk]) for name in OF_OBJECT[kind])


def snippet_screens(snippet: Model) -> Iterator[str]:
    """The screens that every registered snippet model has."""
    namespace = f"wagtailsnippets_{snippet._meta.app_label}_{snippet._meta.model_name}"
    yield from (reverse(f"{namespace}:{name}") for name in ("add", "list"))
    yield from (
        reverse(f"{namespace}:{name}", args=[snippet.pk])
        for name in ("delete", "edit", "history", "usage")
    )
