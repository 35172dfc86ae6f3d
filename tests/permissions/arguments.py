"""Arguments for the parameters of a route, taken from the demonstration town."""

from collections.abc import Callable
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.urls import resolve

from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection, Page, Revision, UploadedFile

from fazhi.certificates.sealing import Seal
from fazhi.signoff.permits import records_of
from fazhi.signoff.targets import key_of, label_of
from tests.permissions.furniture import alias_page, example_page, guides_page, moderated_page
from tests.permissions.routes import Route

ABSENT = 987_654_321
BY_PARAMETER = {
    "image_id": "media.CustomImage",
    "document_id": "media.CustomDocument",
    "film_id": "media.Film",
    "doc_id": "media.CustomDocument",
    "redirect_id": "wagtailredirects.Redirect",
    "collection_id": "wagtailcore.Collection",
    "translation_id": "wagtail_localize.Translation",
    "translation_source_id": "wagtail_localize.TranslationSource",
    "string_segment_id": "wagtail_localize.StringSegment",
    "workflow_pk": "wagtailcore.Workflow",
    "task_id": "wagtailcore.Task",
}
# Addresses about a page in a certain state.
PAGES: dict[str, Callable[[], Page]] = {
    "services_exchange:import": guides_page,
    "services_exchange:drafts": guides_page,
    "wagtailadmin_pages:convert_alias": alias_page,
    "wagtailadmin_pages:workflow_action": moderated_page,
    "wagtailadmin_pages:collect_workflow_action_data": moderated_page,
    "wagtailadmin_pages:confirm_workflow_cancellation": moderated_page,
    "wagtailadmin_pages:workflow_preview": moderated_page,
    "wagtailadmin_pages:workflow_history_detail": moderated_page,
}
OF_PAGE: dict[str, Callable[[Page], Any]] = {
    "page_id": lambda page: page.pk,
    "page_pk": lambda page: page.pk,
    "page_to_move_id": lambda page: page.pk,
    "parent_page_id": lambda page: page.get_parent().pk,
    "destination_id": lambda page: page.get_parent().pk,
    "workflow_state_id": lambda page: page.current_workflow_state.pk,
    "task_state_id": lambda page: page.current_workflow_state.current_task_state_id,
    "revision_id": lambda page: Revision.objects.for_instance(page).earliest("pk").pk,
}
# The screens of sign-off are about any model; their example is the page, and its first record.
SIGNED: dict[str, Callable[[Page], Any]] = {
    "model": label_of,
    "key": key_of,
    "number": lambda page: records_of(page).earliest("number").number,
}
FIXED = {
    "revision_id_a": "earliest",
    "revision_id_b": "latest",
    "content_type_app_name": "general",
    "content_type_model_name": "standardpage",
    "app_label": "general",
    "app_name": "general",
    "model_name": "standardpage",
    "mode": "desktop",
    "action": "publish",
    "action_name": "approve",
    "filter_spec": "original",
    "kind": "svg",
    "path": "no-such-file",
    "uidb64": "MQ",
    "uidb36": "1",
    "token": "set-password",
    "key": "no-such-key",
    "argument": "1",
}
OF_ROUTES = {
    "wagtailsettings:": {"app_name": "navigation", "model_name": "sitesettings"},
    "wagtail_bulk_action": {
        "app_label": "wagtailcore",
        "model_name": "page",
        "action": "publish",
    },
    "legal_library:": {"slug": "shi-li-fa", "day": "2020-05-01", "article": "2"},
    "services": {"kind": "csv"},
    "message_words:": {"kind": "worklist.opened", "language": "zh-hans"},
}
STATES_OF_MESSAGES = {"outbox_messages:resend": "failed", "outbox_messages:settle": "uncertain"}
BY_NAME = {
    "wagtailadmin_workflows:usage": "wagtailcore.Workflow",  # its view says that it is about pages
    "wagtailadmin_workflows:usage_results": "wagtailcore.Workflow",
    "wagtailadmin_workflows:edit_task": "wagtailcore.Task",
    "wagtailadmin_workflows:enable_task": "wagtailcore.Task",
    "events_desk": "events.Session",
    "events_registration": "events.Registration",
    "signoff:sign": "signoff.SignOffTaskState",
    "signoff:look": "signoff.SignOffTaskState",
    "signoff:enter_paper": "signoff.SignOffTaskState",
    "signoff:paper": "signoff.PaperApproval",
    "signoff:scan": "signoff.PaperApproval",
    "signoff:correction": "signoff.Correction",
    "official_seals:picture": "certificates.OfficialSeal",
    "wagtailsettings:edit": "navigation.SiteSettings",
    "wagtailsettings:preview_on_edit": "navigation.SiteSettings",
}
# What the addresses of lectures name: the session of the furniture, but for these.
LECTURES = {
    "events:board": "events.LecturesPage",
    "events:programme_feed": "events.LecturesPage",
    "events:lecture_feed": "events.LecturePage",
    "events:series_feed": "events.Series",
}
BY_NAMESPACE: dict[str, str] = {
    "wagtailimages": "media.CustomImage",
    "wagtaildocs": "media.CustomDocument",
    "wagtailusers_users": "accounts.User",
    "wagtailusers_groups": "auth.Group",
    "wagtailsites": "wagtailcore.Site",
    "wagtaillocales": "wagtailcore.Locale",
    "wagtailredirects": "wagtailredirects.Redirect",
    "accounts_remove_second_factor": "accounts.User",
    "wagtailadmin_pages": "wagtailcore.Page",
    "wagtailadmin_api:pages": "wagtailcore.Page",
    "wagtailadmin_api:documents": "media.CustomDocument",
    "wagtailadmin_api:images": "media.CustomImage",
    "film_chooser": "media.Film",
    "wagtaildocs_chooser": "media.CustomDocument",
    "wagtailadmin_collections": "wagtailcore.Collection",
    "wagtailadmin_workflows": "wagtailcore.Workflow",
}


def example_path(route: Route) -> str:
    """A path of ``route`` that leads to something where the demonstration has it."""
    path = route.shape
    for parameter in route.parameters:
        path = path.replace(f"<{parameter}>", str(_value(route, parameter)), 1)
    path = path.replace(".*", "no-such-page").replace("[^/]*", "x")
    return f"{path}?id={example_page().pk}" if route.name == "wagtail_bulk_action" else path


def _value(route: Route, parameter: str) -> Any:
    if route.name.startswith(("events:", "arriving:")) and parameter != "slug":
        return _of_lecture(route.name, parameter)
    return _of_rooms(route, parameter)


def _of_rooms(route: Route, parameter: str) -> Any:
    for routes, values in OF_ROUTES.items():
        if route.name.startswith(routes) and parameter in values:
            return values[parameter]
    if parameter == "uploaded_file_id":
        return _uploaded(get_image_model() if "images" in route.name else get_document_model())
    if parameter == "filename":
        return _first(get_document_model(), "filename")
    if parameter in BY_PARAMETER:
        return _first(apps.get_model(BY_PARAMETER[parameter]))
    if route.name.startswith(("calls:", "outbox_messages:")):
        state = STATES_OF_MESSAGES.get(route.name, "queued")
        return apps.get_model("outbox.Message").objects.filter(state=state).earliest("due_at").pk
    if parameter in {"pk", "object_id", "user_id", "group_id"}:
        return _first(_model_of(route)) or ABSENT
    if parameter in {"public_id", "code", "slug"}:
        return _opaque(route, parameter)
    about_page = OF_PAGE | SIGNED if route.name.startswith("signoff:") else OF_PAGE
    if parameter in about_page:
        return about_page[parameter](PAGES.get(route.name, example_page)())
    return FIXED.get(parameter, ABSENT)


def _of_lecture(name: str, parameter: str) -> str:
    if parameter == "public_id":
        model = apps.get_model(LECTURES.get(name, "events.Session"))
        return str(model.objects.earliest("pk").public_id)
    return str(getattr(apps.get_model("events.Registration").objects.earliest("pk"), parameter))


def _model_of(route: Route) -> type[models.Model] | None:
    """The model that a view is about: as listed here, or as it says."""
    if route.name in BY_NAME:
        return apps.get_model(BY_NAME[route.name])
    probe = route.shape
    for parameter in route.parameters:
        probe = probe.replace(f"<{parameter}>", "1", 1)
    try:
        view = resolve(probe).func
    except Exception:  # noqa: BLE001 - a shape that does not resolve has no model to offer
        return None
    arguments = getattr(view, "view_initkwargs", {})
    model = arguments.get("model") or getattr(getattr(view, "view_class", None), "model", None)
    label = BY_NAMESPACE.get(route.name.rpartition(":")[0]) or BY_NAMESPACE.get(route.name)
    if isinstance(model, type):
        return model
    return apps.get_model(label) if label else None


def _first(model: type[models.Model] | None, attribute: str = "pk") -> Any:
    if model is Page:
        return example_page().pk
    if model is None:
        return ABSENT
    # The first collection is the root, which nobody may change.
    found = model._default_manager.order_by("-pk" if model is Collection else "pk").first()
    return getattr(found, attribute) if found else ABSENT


def _uploaded(model: type[models.Model]) -> int:
    content_type = ContentType.objects.get_for_model(model)
    return UploadedFile.objects.get(for_content_type=content_type).pk


def _opaque(route: Route, parameter: str) -> str:
    from fazhi.links.models import Link

    if route.name == "printing:pdf":
        return example_page().public_id  # rows of other kinds have posters alone
    if route.name == "feedback:status":
        return _first(apps.get_model("feedback.Feedback"), "code")
    if route.name == "certificates:status":
        certificate = apps.get_model("certificates.Certificate").objects.earliest("pk")
        return Seal.current().address_code(certificate)
    if route.name == "services:guide_list":
        return guides_page().public_id
    if route.name == "services-api:window":
        return _first(apps.get_model("places.Counter"), "public_id")
    kind = next((k for k in ("village", "venue", "counter", "department") if k in route.name), None)
    links = Link.objects.order_by("pk")
    if kind:
        content_type = ContentType.objects.filter(model=kind).first()
        links = links.filter(content_type=content_type)
    link = links.first()
    if link is None:
        return "0000000000"
    return getattr(link.target, "slug", link.code) if parameter == "slug" else link.code
