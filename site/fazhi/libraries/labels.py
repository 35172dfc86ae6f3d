"""Names for what libraries show without marking it for translation.

Where a form field, a table column or a model has no label, Django and Wagtail make one of its Python
name ("Link text"). Labels of form fields pass through gettext here, so that the catalogue of the
libraries' missing strings (site/fazhi/locale_upstream) names them; the others are named one by one.
"""

from django.contrib.auth.models import Permission
from django.forms import boundfield
from django.forms.utils import pretty_name
from django.utils.translation import gettext, gettext_noop, override
from django.utils.translation import gettext_lazy as _

from wagtail.models import Comment, Locale
from wagtail.sites.views import IndexView as SiteIndexView
from wagtail_localize.models import LocaleSynchronization, Translation
from wagtail_localize.views.report import TranslationsReportFilterSet

COLUMNS = {
    SiteIndexView: {"port": _("Port"), "site_name": _("Site name"), "root_page": _("Root page")},
}
FILTERS = {
    TranslationsReportFilterSet: {
        "source_locale": _("Source language"),
        "target_locale": _("Target language"),
    },
}
MODELS = {
    Locale: (_("locale"), _("locales")),
    Translation: (_("translation"), _("translations")),
}
MODEL_FIELDS = {
    Comment: {"user": _("user")},
    LocaleSynchronization: {"sync_from": _("synchronise from")},
}

# The names of permissions, which Django stores in English when it migrates.
OWN_NAMES = (gettext_noop("Can choose image"), gettext_noop("Can choose document"))
PERMISSIONS = {
    "add": _("Can add %(model)s"),
    "change": _("Can change %(model)s"),
    "delete": _("Can delete %(model)s"),
    "view": _("Can view %(model)s"),
    "choose": _("Can choose %(model)s"),
    "publish": _("Can publish %(model)s"),
    "lock": _("Can lock %(model)s"),
    "unlock": _("Can unlock %(model)s"),
}


def name_what_libraries_leave_unnamed() -> None:
    """Give the labels, once, when the apps are ready.

    Raises KeyError or FieldDoesNotExist when a library no longer has one, so that an upgrade is
    noticed. Verbose names set like this are not part of a migration.
    """
    vars(boundfield)["pretty_name"] = _translated_label
    for view, labels in COLUMNS.items():
        columns = {column.name: column for column in view.columns}
        for name, label in labels.items():
            columns[name].label = label
    for filters, labels in FILTERS.items():
        for name, label in labels.items():
            filters.base_filters[name].label = label
    for model, (singular, plural) in MODELS.items():
        model._meta.verbose_name, model._meta.verbose_name_plural = singular, plural
    for model, labels in MODEL_FIELDS.items():
        for name, label in labels.items():
            model._meta.get_field(name).verbose_name = label


def _translated_label(name: str) -> str:
    return gettext(pretty_name(name)) if name else ""


def name_permissions(language: str, using: str = "default") -> int:
    """Store the names of permissions in the language of the administration; return how many changed.

    The form for groups shows them as they are stored. Run it after migrations.
    """
    changed = []
    with override(language):
        for permission in Permission.objects.using(using).select_related("content_type"):
            action = permission.codename.removesuffix(f"_{permission.content_type.model}")
            if action in PERMISSIONS and permission.name.startswith("Can "):
                name = PERMISSIONS[action] % {"model": permission.content_type.name}
            else:
                name = gettext(permission.name)
            if name != permission.name:
                permission.name = name
                changed.append(permission)
    Permission.objects.using(using).bulk_update(changed, ["name"])
    return len(changed)
