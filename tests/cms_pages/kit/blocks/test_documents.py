import pytest

from cms_pages.kit.blocks import BodyBlock, DocumentsBlock
from fazhi.media.models import CustomDocument
from tests.cms_pages.kit.blocks.shown import items, shown
from tests.factories.media import DocumentFactory

pytestmark = pytest.mark.django_db


def chosen(*documents: CustomDocument) -> dict[str, object]:
    return {"documents": items(*(d.pk for d in documents))}


def test_a_document_is_offered_with_its_kind_and_size() -> None:
    document = DocumentFactory.create(title="申请表 <新>", name="表.pdf")
    CustomDocument.objects.filter(pk=document.pk).update(file_size=1_258_291)
    html = shown(DocumentsBlock(), chosen(document))
    item = html.select_one("ul.documents > li.documents__item")
    assert item is not None
    assert item.a is not None
    assert (item.a["href"], item.a.get_text()) == (document.url, "申请表 <新>")
    facts = item.select_one(".documents__facts")
    assert facts is not None
    assert facts.get_text().replace("\xa0", " ") == "PDF，1.2 MB"


def test_the_hint_for_wechat_stands_once_on_a_page() -> None:
    document = DocumentFactory.create()
    block = BodyBlock()
    raw = [{"type": "documents", "value": chosen(document)}] * 2
    html = block.render(block.to_python(raw))
    assert html.count("在微信里打不开时") == 1
    assert html.count("documents__item") == 2


def test_a_deleted_document_is_left_out() -> None:
    gone, kept = DocumentFactory.create(), DocumentFactory.create()
    value = chosen(gone, kept)
    gone.delete()
    assert len(shown(DocumentsBlock(), value).select("li")) == 1
