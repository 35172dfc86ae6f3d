from pathlib import Path
from typing import Any

from django.core.files.images import ImageFile
from django.test import Client

from wagtail.images.tests.utils import get_test_image_file

import pytest
from bs4 import BeautifulSoup, Tag

from cms_pages.general.models import HomePage
from cms_pages.kit.blocks import PictureBlock
from fazhi.media.models import CustomImage
from tests.cms_pages.kit.blocks.shown import refusal
from tests.factories.media import ImageFactory
from tests.factories.pages import StandardPageFactory

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
    refused = refusal(block, block.get_prep_value(value_of(block, image)))
    assert "请为您的图片添加替代文本" in refused
    block.clean(value_of(block, image, decorative=True))


def test_picture__whose_image_was_deleted_shows_nothing(image: CustomImage) -> None:
    block = PictureBlock()
    raw = block.get_prep_value(value_of(block, image, alt_text="桥"))
    image.delete()
    assert block.render(block.to_python(raw)).strip() == ""


def shown(client: Client, home: HomePage, picture_source: str, **texts: str) -> Tag:
    """The figure on a page that is served."""
    image = ImageFactory.create(source=picture_source)
    chosen = {"image": image.pk, "decorative": False, "alt_text": "一座石拱桥"}
    value = PictureBlock().to_python({"image": chosen, "caption": "", "source": "", **texts})
    body = [("picture", value)]
    page = StandardPageFactory.create(parent=home, body=body)
    figure = BeautifulSoup(client.get(page.url).content, "html.parser").select_one("figure")
    assert figure is not None
    return figure


@pytest.mark.parametrize(
    ("of_picture", "texts", "expected"),
    [
        ("镇政府", {}, "来源：镇政府"),
        ("镇政府", {"caption": "镇里的桥"}, "镇里的桥 来源：镇政府"),
        ("镇政府", {"source": "《示例报》"}, "来源：《示例报》"),
        ("", {"caption": "镇里的桥"}, "镇里的桥"),
        ("<b>甲</b> & 乙", {}, "来源：<b>甲</b> & 乙"),
    ],
)
def test_a_page_names_the_source_below_the_picture(
    client: Client, home: HomePage, of_picture: str, texts: dict[str, str], expected: str
) -> None:
    caption = shown(client, home, of_picture, **texts).figcaption
    assert caption is not None
    assert caption.get_text().strip() == expected
    assert caption.find("b") is None


def test_a_page_shows_nothing_below_a_picture_without_source_and_caption(
    client: Client, home: HomePage
) -> None:
    assert shown(client, home, "").figcaption is None
