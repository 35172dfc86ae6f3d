"""Certificates and badges: each on one page, whatever they say, and text is never markup."""

import datetime as dt
from dataclasses import replace

import pytest

from fazhi.documents import limits
from fazhi.documents.description import CertificateLayout, Certificates, PrintedCertificate
from fazhi.documents.limits import bounded_certificates
from fazhi.documents.typesetting import digest_source, typeset
from tests.fazhi.documents.printed import characters, is_accessible, pages
from tests.fazhi.documents.test_typesetting import HOSTILE, QR

ONE = PrintedCertificate(
    title="听课证明",
    name="王小明",
    text="参加法治大讲堂第十二讲，共听课2小时。\n特此证明。",
    number="听字2026-000001",
    issuer="示例镇人民政府",
    issued_on=dt.date(2026, 11, 25),
    valid_until=dt.date(2027, 11, 24),
    qr=QR,
    code="3f8k-2m9q",
    address="https://town.example.cn/verify/",
)
LAYOUTS: tuple[CertificateLayout, ...] = ("certificate", "badge")


def several(layout: CertificateLayout, *items: PrintedCertificate) -> Certificates:
    return Certificates(items=items or (ONE,), title="听课证明", layout=layout, owner="示例镇")


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_same_description_makes_the_same_bytes(layout: CertificateLayout) -> None:
    made = several(layout)
    assert typeset(made) == typeset(made)
    other = several(layout, replace(ONE, code="0000-0000"))
    assert digest_source(other) != digest_source(made)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("text", HOSTILE)
def test_text_is_never_markup(layout: CertificateLayout, text: str) -> None:
    hostile = PrintedCertificate(text, text, text, text, text, ONE.issued_on, QR, text, text)
    pdf = typeset(several(layout, hostile))
    assert is_accessible(pdf)
    assert pages(pdf) == 1
    for sign in "#$*_@`\\<=":
        assert sign not in text or sign in characters(pdf)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_longest_still_has_one_page(layout: CertificateLayout) -> None:
    long = replace(
        ONE,
        title="长" * 99,
        name="名" * 99,
        text="文字\n" * 999,
        issuer="位" * 999,
        number="号" * 99,
    )
    assert pages(typeset(several(layout, long))) == 1
    (kept,) = bounded_certificates(several(layout, long)).items
    assert len(kept.text) == limits.CERTIFICATE_TEXT[layout]


def test_none_is_left_out_silently() -> None:
    with pytest.raises(ValueError, match="more than"):
        typeset(several("badge", *[ONE] * (limits.CERTIFICATES + 1)))


@pytest.mark.parametrize(("amount", "sheets"), [(1, 1), (2, 1), (10, 1), (11, 2)])
def test_badges_stand_ten_on_a_sheet(amount: int, sheets: int) -> None:
    assert pages(typeset(several("badge", *[ONE] * amount))) == sheets


def test_words_and_days_are_in_the_language_of_the_document() -> None:
    english = replace(several("certificate"), language="en")
    assert set("No. Check at Scan Valid until Nov. 25, 2026") <= characters(typeset(english))
    assert set("编号校验码有效期至年月日") <= characters(typeset(several("certificate")))
