"""PDF that people read, screen readers too, one or a thousand."""

import io
from typing import Any

from django.core.exceptions import ValidationError

import pytest
from pypdf import PdfReader

from fazhi.certificates import handling, printing
from fazhi.certificates.issuing import Holder, issue, issue_many
from fazhi.certificates.models import Certificate
from fazhi.certificates.printing import batch_pdf, parts_of, pdf_of
from fazhi.certificates.sealing import Seal
from fazhi.certificates.states import Ground
from fazhi.departments.models import Department
from fazhi.links import codes
from fazhi.links.qr import qr_drawing
from fazhi.people.erasure import ErasureReason, erase_person
from fazhi.workdays import today
from tests.factories.accounts import UserFactory
from tests.factories.certificates import BADGE, COURSE, certificate, course_values
from tests.factories.people import PersonFactory
from tests.fazhi.documents.printed import is_accessible

pytestmark = pytest.mark.django_db


def texts(pdf: bytes) -> list[str]:
    """The text of each page, without blanks and places where addresses may break."""
    return [
        "".join(page.extract_text().replace("\u200b", "").split())
        for page in PdfReader(io.BytesIO(pdf)).pages
    ]


def size(pdf: bytes) -> tuple[int, int]:
    """Of the first page, in millimetres."""
    box = PdfReader(io.BytesIO(pdf)).pages[0].mediabox
    return round(float(box.width) / 72 * 25.4), round(float(box.height) / 72 * 25.4)


def courses(office: Department, amount: int) -> list[Certificate]:
    holders = [Holder(None, course_values(), f"示例{chr(0x4E00 + n)}") for n in range(amount)]
    return issue_many(COURSE.key, holders, department=office)


def badges(amount: int) -> list[Certificate]:
    holders = [
        Holder(None, {"post": "法治宣传员"}, f"示例{chr(0x4E00 + n)}") for n in range(amount)
    ]
    return issue_many(BADGE.key, holders)


def test_a_certificate_holds_all_that_it_is_checked_by(office: Department, settings: Any) -> None:
    settings.PUBLIC_ORIGIN = "https://town.example.cn"
    row = certificate(person=PersonFactory.create(name="王小明"), department=office)
    pdf = pdf_of(row)
    assert is_accessible(pdf)
    assert size(pdf) == (210, 297)
    (text,) = texts(pdf)
    day = today()
    for said in (
        "听课证明",
        "王小明",
        "兹证明王小明于",
        "“民法典进乡村”，共2课时。",
        "特此证明。",
        "示例司法所",
        f"{day.year}年{day.month}月{day.day}日",
        f"编号：{row.number}",
        codes.shown(Seal.current().check_code(row)),
        "https://town.example.cn/verify/",
    ):
        assert said in text
    assert "{{" not in text
    assert b"(https://town.example.cn/verify/)" in pdf  # leads there on a screen
    about = PdfReader(io.BytesIO(pdf)).metadata
    assert about is not None
    assert about.title == f"听课证明 {row.number}"


def test_the_code_leads_to_the_public_address_of_its_page(
    monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    settings.PUBLIC_ORIGIN = "https://town.example.cn"
    drawn: list[str] = []

    def draw(address: str) -> str:
        drawn.append(address)
        return qr_drawing(address)

    monkeypatch.setattr(printing, "qr_drawing", draw)
    row = certificate()
    pdf_of(row)
    code = Seal.current().address_code(row)
    assert drawn == [f"https://town.example.cn/verify/{code}/"]


def test_the_same_certificate_makes_the_same_bytes() -> None:
    row = certificate()
    assert pdf_of(row) == pdf_of(Certificate.objects.get(pk=row.pk))


def test_what_must_not_leave_the_house_is_not_printed() -> None:
    person = PersonFactory.create()
    gone, ended, altered = certificate(person=person), certificate(), certificate()
    handling.revoke(ended, ground=Ground.OTHER, reason="x", by=UserFactory.create())
    erase_person(person, ErasureReason.REQUEST, None)
    Certificate.objects.filter(pk=altered.pk).update(name="示例冒")
    for row in (gone, ended, altered):
        row.refresh_from_db()
        with pytest.raises(ValidationError):
            pdf_of(row)
    with pytest.raises(ValidationError, match=altered.number):
        batch_pdf(Certificate.objects.all())


def test_a_batch_is_one_file_in_its_order_without_what_was_revoked(office: Department) -> None:
    rows = courses(office, 4)
    handling.revoke(rows[2], ground=Ground.OTHER, reason="x", by=UserFactory.create())
    for order, expected in (("number", [0, 1, 3]), ("-number", [3, 1, 0])):
        pdf = batch_pdf(Certificate.objects.order_by(order))
        assert is_accessible(pdf)
        found = texts(pdf)
        assert len(found) == 3
        for text, place in zip(found, expected, strict=True):
            assert rows[place].number in text


def test_what_is_more_comes_in_parts(office: Department, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printing, "CERTIFICATES", 2)
    rows = courses(office, 5)
    all_of_them = Certificate.objects.order_by("number")
    assert parts_of(all_of_them) == 3
    printed = [text for part in (1, 2, 3) for text in texts(batch_pdf(all_of_them, part))]
    assert [row.number in text for row, text in zip(rows, printed, strict=True)] == [True] * 5
    for part in (0, 4, -1):
        with pytest.raises(ValueError, match="no part"):
            batch_pdf(all_of_them, part)
    assert parts_of(all_of_them.none()) == 0


def test_badges_stand_ten_on_a_sheet_and_a_single_one_alone() -> None:
    rows = badges(11)
    pdf = batch_pdf(Certificate.objects.order_by("number"))
    assert is_accessible(pdf)
    assert size(pdf) == (210, 297)
    sheets = texts(pdf)
    assert [sum(row.number in sheet for row in rows) for sheet in sheets] == [10, 1]
    single = pdf_of(rows[0])
    assert is_accessible(single)
    assert size(single) == (90, 55)
    (text,) = texts(single)
    for said in ("法治志愿者", rows[0].name, "法治宣传员", rows[0].number, "查验网址"):
        assert said in text


def test_certificates_and_badges_do_not_share_a_file(office: Department) -> None:
    courses(office, 1)
    badges(1)
    with pytest.raises(ValueError, match="badges"):
        batch_pdf(Certificate.objects.all())


def test_hostile_and_long_texts_stay_text_on_one_page() -> None:
    title = '#panic() $x$ *粗* \\ // "引" <标> ' + "长" * 250
    row = issue(COURSE.key, PersonFactory.create(), course_values(title=title, hours="长" * 300))
    (text,) = texts(pdf_of(row))
    assert "#panic()$x$*粗*" in text
    assert "长" * 100 in text


@pytest.mark.heavy
@pytest.mark.any_database
def test_a_thousand_are_one_file(office: Department) -> None:
    """How long it takes is for `python -m benchmarks.certificates`."""
    rows = courses(office, 1000)
    reader = PdfReader(io.BytesIO(batch_pdf(Certificate.objects.order_by("number"))))
    assert len(reader.pages) == 1000
    assert rows[-1].number in "".join(reader.pages[-1].extract_text().split())
