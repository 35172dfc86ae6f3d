"""Both ways of wagtail-localize towards readers, and the same in code."""

from django.http import HttpResponse

from wagtail.models import Locale
from wagtail_localize.models import Translation, TranslationSource

from tests.fazhi.signoff.ways.attempt import Attempt, way


def _translation(attempt: Attempt) -> Translation:
    english, _made = Locale.objects.get_or_create(language_code="en")
    parent = attempt.page.get_parent().specific
    if not parent.get_translations().exists():
        parent.copy_for_translation(english)
    source, _made = TranslationSource.get_or_create_from_instance(attempt.page)
    translation, _made = Translation.objects.get_or_create(source=source, target_locale=english)
    translation.save_target(publish=False)
    return translation


@way
def localize_publishes(attempt: Attempt) -> HttpResponse:
    page = _translation(attempt).get_target_instance()
    return attempt.post("wagtailadmin_pages:edit", page.pk, action="publish")


@way
def localize_updates_and_publishes(attempt: Attempt) -> HttpResponse:
    source = _translation(attempt).source
    return attempt.post(
        "wagtail_localize:update_translations", source.pk, publish_translations="on"
    )


@way
def localize_ends_and_publishes(attempt: Attempt) -> HttpResponse:
    translation = _translation(attempt)
    page = translation.get_target_instance()
    attempt.post("wagtail_localize:stop_translation", translation.pk)
    form = {**attempt.form(), "slug": page.slug, "action-publish": "1"}
    return attempt.post("wagtailadmin_pages:edit", page.pk, **form)


@way
def localize_publishes_in_code(attempt: Attempt) -> None:
    _translation(attempt).save_target(user=attempt.user, publish=True)
