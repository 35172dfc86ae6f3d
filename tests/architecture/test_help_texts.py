"""Beside every field of the page editor stands what to put there."""

from collections.abc import Iterator

from wagtail.admin.forms.collections import BaseCollectionMemberForm
from wagtail.admin.panels import FieldPanel, Panel, PublishingPanel
from wagtail.blocks import Block, FieldBlock, ListBlock, StreamBlock, StructBlock
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.documents.forms import get_document_form, get_document_multi_form
from wagtail.fields import StreamField
from wagtail.images.blocks import ImageBlock
from wagtail.images.forms import get_image_form, get_image_multi_form
from wagtail.models import Collection, get_page_models

import pytest

from cms_pages.kit.models import BasePage
from fazhi.accounts.models import User
from fazhi.media.models import CustomDocument, CustomImage, Film
from fazhi.media.viewsets import FilmViewSet

PAGE_TYPES = [model for model in get_page_models() if issubclass(model, BasePage)]
LEAVES = (FieldBlock, ImageBlock, TypedTableBlock)


def field_panels(panel: Panel) -> Iterator[FieldPanel]:
    """The panels of single fields below one."""
    if isinstance(panel, PublishingPanel):  # Wagtail's, in a dialogue of its own
        return
    if isinstance(panel, FieldPanel):
        yield panel
    for child in getattr(panel, "children", ()):
        yield from field_panels(child)


def fields_of(block: Block, path: str) -> Iterator[tuple[str, Block]]:
    """The blocks within one that an editor fills in, by where they stand."""
    if isinstance(block, LEAVES):
        yield path, block
    elif isinstance(block, StructBlock | StreamBlock):
        for name, child in block.child_blocks.items():
            yield from fields_of(child, f"{path}/{name}")
    elif isinstance(block, ListBlock):
        yield path, block
        yield from fields_of(block.child_block, f"{path}/*")


def help_of(block: Block) -> str:
    """What stands beside a block in the editor."""
    of_field = block.field.help_text if isinstance(block, FieldBlock) else ""
    return str(of_field or getattr(block.meta, "help_text", "") or "")


@pytest.mark.parametrize("model", PAGE_TYPES, ids=lambda m: m._meta.label)
def test_every_field_of_a_page_says_what_to_put_there(model: type[BasePage]) -> None:
    panels = list(field_panels(model.get_edit_handler()))
    assert len(panels) > 5
    for panel in panels:
        assert panel.help_text or panel.db_field.help_text, panel.field_name


@pytest.mark.parametrize("model", PAGE_TYPES, ids=lambda m: m._meta.label)
def test_every_field_of_a_block_says_what_to_put_there(model: type[BasePage]) -> None:
    for field in model._meta.get_fields():
        if isinstance(field, StreamField):
            silent = [
                path
                for path, block in fields_of(field.stream_block, field.name)
                # A field in a list stands below the help of the list.
                if not help_of(block) and not path.endswith("/*")
            ]
            assert silent == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    "form",
    [
        get_image_form(CustomImage),
        get_image_multi_form(CustomImage),
        get_document_form(CustomDocument),
        get_document_multi_form(CustomDocument),
    ],
)
def test_every_field_of_a_picture_or_document_says_what_to_put_there(
    form: type[BaseCollectionMemberForm], admin_user: User
) -> None:
    Collection.objects.create(name="宣传活动", path="00010001", depth=2)
    silent = [field.name for field in form(user=admin_user).visible_fields() if not field.help_text]
    assert silent == []


def test_every_field_of_a_film_says_what_to_put_there() -> None:
    panels = list(field_panels(FilmViewSet.edit_handler.bind_to_model(Film)))
    assert len(panels) > 5
    for panel in panels:
        assert panel.help_text or panel.db_field.help_text, panel.field_name
