import re

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse

import pytest

from fazhi.media.models import CustomDocument, CustomImage
from fazhi.privacy import personal_data_of
from tests.factories.media import DocumentFactory, ImageFactory, pdf_bytes, picture_bytes
from tests.fazhi.media.test_metadata import SECRET, told

pytestmark = pytest.mark.django_db


def test_code_that_stores_a_picture_passes_the_same_checks() -> None:
    image = ImageFactory.create(content=told("JPEG"))
    image.refresh_from_db()
    with image.file.open() as file:
        assert SECRET not in file.read()
    for name, content in (("a.jpg", b"no picture"), ("a.svg", b"<svg/>")):
        with pytest.raises(ValidationError):
            CustomImage(title="示例").file.save(name, ContentFile(content))
    assert CustomImage.objects.count() == 1


def test_code_that_stores_a_document_passes_the_same_checks() -> None:
    with pytest.raises(ValidationError):
        DocumentFactory.create(name="page.html", content=b"<script>")
    with pytest.raises(ValidationError):
        DocumentFactory.create(content=b"no PDF")
    assert not CustomDocument.objects.exists()


def test_two_files_of_one_name_do_not_touch_each_other() -> None:
    one, two = DocumentFactory.create(), DocumentFactory.create(content=pdf_bytes(b"<<>>"))
    assert one.filename == two.filename
    assert one.file.name != two.file.name
    assert one.file_hash != two.file_hash


@pytest.mark.parametrize(
    "name", ["../../../etc/x.pdf", "/etc/x.pdf", "..\\..\\x.pdf", "x" * 400 + ".pdf"]
)
def test_a_name_cannot_choose_the_place(name: str) -> None:
    document = CustomDocument(title="示例", source="示例")
    document.file.save(name, ContentFile(pdf_bytes()), save=True)
    document.refresh_from_db()
    assert re.fullmatch(r"documents/[0-9a-f]{24}\.pdf", document.file.name or "")
    assert "/" not in document.filename
    assert "\\" not in document.filename


def test_a_picture_saved_through_its_field_counts_its_own_size() -> None:
    image = ImageFactory.build()
    image.file.save("a.png", ContentFile(picture_bytes("PNG", (30, 10))), save=True)
    image.refresh_from_db()
    assert (image.width, image.height) == (30, 10)
    assert image.file_size == image.file.size


def test_a_title_is_never_read_aloud_in_place_of_a_description() -> None:
    assert ImageFactory.build(title="IMG_2041", description="").default_alt_text == ""
    assert ImageFactory.build(description="桥").default_alt_text == "桥"


def test_personal_fields_are_declared() -> None:
    for model in (CustomImage, CustomDocument):
        assert {"file", "title", "source"} <= set(personal_data_of(model))


def test_pictures_with_a_tag_are_searched_when_one_is_chosen(admin_client: Client) -> None:
    bridge, other = (ImageFactory.create(title=f"bridge {n}") for n in ("one", "two"))
    bridge.tags.add("water")
    chooser = reverse("wagtailimages_chooser:choose_results")
    found = admin_client.get(chooser, {"q": "bridge", "tag": "water"}).content.decode()
    assert bridge.title in found
    assert other.title not in found
