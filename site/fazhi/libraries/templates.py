"""Load libraries' templates with their hard-coded English words marked for translation."""

from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from django.template import Origin
from django.template.loaders.app_directories import Loader as AppDirectoriesLoader
from django.utils.translation import gettext_noop

HOUSE = Path(__file__).parents[1]

# What the replacements say that no library says; collected from here for translation.
WORDS = (gettext_noop("%(pages)s pages, %(others)s other objects"),)

REPLACEMENTS: dict[str, tuple[tuple[str, str], ...]] = {
    "wagtailadmin/home.html": (('value="Search"', 'value="{% translate "Search" %}"'),),
    "wagtailadmin/skeleton.html": (
        (
            "{% block branding_title %}Wagtail{% endblock %}",
            "{% block branding_title %}{% load navigation %}{% site_frame as site %}{{ site.name }}"
            "{% endblock %}",
        ),
    ),
    "wagtailadmin/shared/header.html": (('value="Search"', 'value="{% translate "Search" %}"'),),
    "wagtailadmin/shared/headers/_actions.html": (
        ('aria-label="Actions"', 'aria-label="{% load i18n %}{% translate "Actions" %}"'),
    ),
    "wagtailadmin/shared/user_avatar.html": (
        ("{% if not username %}{{ user }}", '{% if not username %}{{ user|default_if_none:"" }}'),
    ),
    "wagtailadmin/generic/inspect.html": (
        ("{{ field.value|localize }}", '{{ field.value|default_if_none:"—"|localize }}'),
    ),
    "wagtailadmin/tables/boolean_cell.html": (
        ("title=value|stringformat:'s' name=\"help\"", 'title=_("Unknown") name="help"'),
        ("title=value|stringformat:'s' name=\"check\"", 'title=_("Yes") name="check"'),
        ("title=value|stringformat:'s' name=\"cross\"", 'title=_("No") name="cross"'),
    ),
    "wagtailimages/chooser/results.html": (('<label title="Select ', '<label title="'),),
    "wagtail_localize/admin/edit_translation.html": (
        (
            "{% versioned_static 'wagtail_localize/js/wagtail-localize.js' %}",
            "{% url 'localize_editor_script' %}",  # see `scripts`
        ),
        # Its editor can only publish; what is signed is submitted (`cms_pages.kit.translating`). Below
        # the editor its own fixed buttons would lie on top.
        (
            '    <div class="js-translation-editor"',
            "    {% include 'kit/admin/above_translation.html' %}"
            '<div class="js-translation-editor"',
        ),
    ),
    "wagtaillocales/index.html": (
        (
            "{{ locale.num_pages }} pages{% if locale.num_others %} + "
            "{{ locale.num_others }} others{% endif %}",
            "{% blocktranslate with pages=locale.num_pages others=locale.num_others %}"
            "{{ pages }} pages, {{ others }} other objects{% endblocktranslate %}",
        ),
    ),
}


class Loader(AppDirectoriesLoader):
    """The loader of app templates, with the replacements made.

    Raises ImproperlyConfigured when a library no longer has the text, so that an upgrade is noticed.
    """

    def get_contents(self, origin: Origin) -> str:
        contents = super().get_contents(origin)
        if Path(origin.name).is_relative_to(HOUSE):
            return contents
        name = str(origin.template_name)
        for english, translated in REPLACEMENTS.get(name, ()):
            if english not in contents:
                raise ImproperlyConfigured(f"{name} no longer has {english!r}")
            contents = contents.replace(english, translated)
        return contents
