"""Files that were signed: what is public with them is not changed under its readers' eyes."""

from collections.abc import Iterator
from typing import Any

from django.contrib.contenttypes.models import ContentType

from wagtail.models import ReferenceIndex

from fazhi.media.in_use import register_uses
from fazhi.signoff.signed_off import SignedOff
from fazhi.signoff.targets import specific, title_of

MOST = 5  # names in a message


def register() -> None:
    """Called once, when the apps are ready."""
    register_uses(public_uses)


def public_uses(row: Any) -> Iterator[str]:
    """The titles of public content that shows or offers a file of the library."""
    references = ReferenceIndex.get_references_to(row).values_list("base_content_type", "object_id")
    found = 0
    for kind, key in references.order_by().distinct():
        target = _target(kind, key)
        if isinstance(target, SignedOff) and target.live:
            yield title_of(target)
            found += 1
        if found == MOST:
            return


def _target(kind: int, key: str) -> Any:
    model = ContentType.objects.get_for_id(kind).model_class()
    row = model._base_manager.filter(pk=key).first() if model else None
    return specific(row) if row is not None else None
