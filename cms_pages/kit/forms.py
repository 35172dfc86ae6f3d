"""The forms of the page editor."""

import re
from typing import Any, cast

from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.forms.pages import CopyForm
from wagtail.blocks import StreamBlockValidationError

from cms_pages.kit.addresses import is_free_address
from cms_pages.kit.finished import BETWEEN, GUIDED_PLACES
from cms_pages.kit.guiding_words import Place, find_guiding_words

SUMMARY_LENGTH = 200
SLUG = re.compile(r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?", re.IGNORECASE)
TAKEN = _("At “%(slug)s” another part of the site answers. Please choose another address.")
GUIDED = _("Please write what belongs here, or take it out: %(words)s")
WRONG_BLOCKS = _("Some blocks are not right yet; beside each stands what is wrong.")
GUIDED_BLOCK = _("block %(number)s “%(label)s”")


def clean_slug(slug: str) -> str:
    """The slug if it can be typed and read out; raises `ValidationError`."""
    if not SLUG.fullmatch(slug):
        raise ValidationError(
            gettext("Only the letters a to z, digits and hyphens between them are possible.")
        )
    return slug


class BasePageForm(WagtailAdminPageForm):
    """Lets an editor leave the slug empty: the page then makes its own from the title."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False
        if "search_description" in self.fields:
            self.fields["search_description"].label = _("Summary")
            self.fields["search_description"].validators.append(MaxLengthValidator(SUMMARY_LENGTH))

    def clean_slug(self) -> str:
        """Refuses what nobody would see or could type; what is stored may stay."""
        slug = cast("str", self.cleaned_data["slug"])
        if not slug or slug == self.instance.slug:
            return slug
        if self.parent_page and not is_free_address(slug, self.parent_page):
            raise ValidationError(TAKEN % {"slug": slug})
        return clean_slug(slug)

    def clean(self) -> dict[str, Any]:
        """Refuses to submit what still tells the editor what to write."""
        data = cast("dict[str, Any]", super().clean())
        stays_draft = self.is_deferred_validation or self._goes_back()
        if not stays_draft and (places := find_guiding_words(data)):
            self._refuse(places)
        return data

    def _goes_back(self) -> bool:
        """Whether its submission is taken back."""
        return "action-cancel-workflow" in self.data

    def _refuse(self, places: list[Place]) -> None:
        self._say_what_else_is_wrong()
        names = dict.fromkeys(str(self.fields[place.field].label) for place in places)
        self.add_error(None, GUIDED_PLACES % {"places": BETWEEN.join(names)})
        streams: dict[str, list[Place]] = {}
        for place in places:
            if place.index is None:
                self.add_error(place.field, _what_to_write(place))
            else:
                streams.setdefault(place.field, []).append(place)
        for field, blocks in streams.items():
            self.add_error(field, _blocks_to_write(blocks))

    def _say_what_else_is_wrong(self) -> None:
        """In Chinese above the form, where Wagtail only has “Validation error in StreamBlock”."""
        for errors in self.errors.values():
            for error in errors.as_data():
                if isinstance(error, StreamBlockValidationError):
                    error.message = WRONG_BLOCKS


def _what_to_write(place: Place) -> ValidationError:
    return ValidationError(GUIDED % {"words": BETWEEN.join(place.words)})


def _blocks_to_write(places: list[Place]) -> StreamBlockValidationError:
    """Says at each block what is to be written, and above the form which blocks these are."""
    error = StreamBlockValidationError({place.index: _what_to_write(place) for place in places})
    names = ({"number": (place.index or 0) + 1, "label": place.block} for place in places)
    error.message = BETWEEN.join(GUIDED_BLOCK % name for name in names)
    return error


class BasePageCopyForm(CopyForm):
    """Asks where a copy goes; the copy must be seen there."""

    def clean(self) -> dict[str, Any]:
        data = cast("dict[str, Any]", super().clean())
        slug, parent = data.get("new_slug"), data.get("new_parent_page") or self.page.get_parent()
        if slug and not is_free_address(slug, parent):
            self.add_error("new_slug", TAKEN % {"slug": slug})
        return data
