from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.images import ImageFile

from wagtail.images.tests.utils import get_test_image_file

import pytest

from cms_pages.kit.blocks import PictureBlock
from fazhi.media.models import CustomImage

pytestmark = pytest.mark.django_db


@pytest.fixture
def image(settings: Any, tmp_path: Path) -> CustomImage:
    settings.MEDIA_ROOT = tmp_path
    file: ImageFile = get_test_image_file(filename="arch.png", size=(1200, 600))
    return CustomImage.objects.create(title="拱桥", file=file)


def value_of(block: PictureBlock, image: CustomImage, **image_fields: Any) -> Any:
    return block.to_python(
        {
            "image": {"image": image.pk, "decorative": False, "alt_text": "", **image_fields},
            "caption": "镇里的桥",
            "source": "镇政府",
        }
    )


def test_picture_is_offered_in_small_formats_with_its_alternative_text(image: CustomImage) -> None:
    block = PictureBlock()
    html = block.render(value_of(block, image, alt_text="一座石拱桥"))
    assert 'alt="一座石拱桥"' in html
    assert 'type="image/avif"' in html
    assert 'loading="lazy"' in html
    assert 'width="' in html  # no jump of the layout when it arrives
    assert "镇里的桥" in html
    assert "来源：镇政府" in html


def test_picture__without_alternative_text_is_refused(image: CustomImage) -> None:
    block = PictureBlock()
    with pytest.raises(ValidationError):
        block.clean(value_of(block, image))


def test_picture__whose_image_was_deleted_shows_nothing(image: CustomImage) -> None:
    block = PictureBlock()
    raw = block.get_prep_value(value_of(block, image, alt_text="桥"))
    image.delete()
    assert block.render(block.to_python(raw)).strip() == ""
