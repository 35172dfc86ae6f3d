"""What whoever holds a certificate reads of it, and what nobody reads."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from django.test import Client
from django.urls import reverse
from django.utils import timezone

import pytest
from bs4 import BeautifulSoup

from cms_pages.general.models import HomePage
from fazhi.certificates import handling, kinds, verifying
from fazhi.certificates.issuing import issue
from fazhi.certificates.models import Certificate
from fazhi.certificates.sealing import Seal
from fazhi.certificates.states import Ground
from fazhi.links import codes
from fazhi.people.erasure import ErasureReason, erase_person
from fazhi.workdays import today
from tests.factories.accounts import UserFactory
from tests.factories.certificates import COURSE, certificate, course_values
from tests.factories.pages import translate
from tests.factories.people import PersonFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]

NAME = "王小明"


@pytest.fixture
def row(home: HomePage) -> Certificate:
    return certificate(person=PersonFactory.create(name=NAME))


@pytest.fixture
def tight(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two misses an hour."""
    monkeypatch.setattr(verifying, "MISSES", replace(verifying.MISSES, per_hour=2))


@pytest.fixture
def course() -> Iterator[None]:
    """The kind of the tests may be changed."""
    yield
    kinds.register_kind(COURSE)


def page_of(row: Certificate) -> str:
    return reverse("certificates:status", args=[Seal.current().address_code(row)])


def check_code(row: Certificate) -> str:
    return codes.shown(Seal.current().check_code(row))


def read(client: Client, row: Certificate, prefix: str = "") -> str:
    answer = client.get(prefix + page_of(row))
    assert answer.status_code == 200
    main = BeautifulSoup(answer.content, "html.parser").select_one("main")
    assert main is not None
    return " ".join(main.text.split())


def test_a_valid_one_says_what_it_certifies_and_masks_the_name(
    client: Client, row: Certificate
) -> None:
    text = read(client, row)
    assert "此证书真实有效" in text
    for said in (row.number, "听课证明", "兹证明王某某于", "民法典进乡村", row.issuer, "目前有效"):
        assert said in text
    assert NAME not in text
    assert row.person is not None
    assert row.person.public_id not in text


def test_the_days_are_clear(client: Client, row: Certificate) -> None:
    day = today()
    issued = day - dt.timedelta(days=3)
    person = PersonFactory.create()
    ends = certificate(person=person, key="a", valid_until=day)
    over = certificate(
        person=person, key="b", issued_on=issued, valid_until=day - dt.timedelta(days=1)
    )
    assert "有效期至" in read(client, ends)
    text = read(client, over)
    assert "此证书真实，但已过期" in text
    assert "真实有效" not in text
    assert f"{issued.year}年{issued.month}月{issued.day}日" in text


def test_a_revoked_one_says_since_when_and_no_more_than_the_public_reads(
    client: Client, row: Certificate
) -> None:
    handling.revoke(row, ground=Ground.ENDED, reason="内部原因", by=UserFactory.create())
    text = read(client, row)
    assert "此证书已撤销" in text
    assert "所证明的事项已提前终止" in text
    assert timezone.localdate().strftime("%Y年") in text
    assert "内部原因" not in text
    assert "真实有效" not in text


def test_a_replaced_one_names_the_new_number(client: Client, row: Certificate) -> None:
    new = handling.replace(row, name="王晓明", reason="错字", by=UserFactory.create())
    assert f"新证书编号：{new.number}" in read(client, row)
    assert "此证书真实有效" in read(client, new)


def test_an_altered_one_is_not_to_be_relied_on(client: Client, row: Certificate) -> None:
    Certificate.objects.filter(pk=row.pk).update(values={**row.values, "hours": "200"})
    text = read(client, row)
    assert "请勿采信此证书" in text
    assert "真实有效" not in text


def test_one_whose_holder_was_erased_still_exists(client: Client, row: Certificate) -> None:
    assert row.person is not None
    erase_person(row.person, ErasureReason.REQUEST, None)
    text = read(client, row)
    assert "此证书确实存在" in text
    assert row.number in text
    assert "（已删除）" in text
    for gone in ("王", "民法典", "请勿采信"):
        assert gone not in text


def test_a_holder_who_agreed_is_shown_in_full(
    client: Client, row: Certificate, course: None
) -> None:
    kinds.register_kind(replace(COURSE, shows_name=lambda shown: shown.pk == row.pk))
    assert NAME in read(client, row)
    other = certificate(person=PersonFactory.create(name="李小红"))
    assert "李小红" not in read(client, other)


def test_a_value_is_never_a_placeholder_nor_markup(client: Client, row: Certificate) -> None:
    values = course_values(title="<script>{{ name }}</script>")
    bad = issue(COURSE.key, PersonFactory.create(name="李小红"), values)
    answer = client.get(page_of(bad)).content.decode()
    assert "<script>{{" not in answer
    assert "&lt;script&gt;{{ name }}&lt;/script&gt;" in answer


@pytest.mark.parametrize("shape", ["{id}", "{id}-", "{id}-{other}", "0000000000-x", "-", "x" * 300])
def test_a_wrong_code_is_told_so(client: Client, row: Certificate, shape: str) -> None:
    other = certificate()
    code = shape.format(id=row.public_id, other=Seal.current().address_code(other)[11:])
    answer = client.get(f"/verify/{code}/")
    assert answer.status_code == 404
    assert "没有查到这份证书" in answer.content.decode()


def test_number_and_code_lead_to_the_same_page(client: Client, row: Certificate) -> None:
    year, _dash, serial = row.number.removeprefix("听字").partition("-")
    for number in (row.number, f" 听字 {year}－{int(serial)} ", f"听字{year}—{serial}"):
        answer = client.get("/verify/", {"number": number, "code": check_code(row).upper()})
        assert answer.headers["Location"] == page_of(row), number


@pytest.mark.parametrize(
    "given",
    [
        {"number": "听字2020-000001"},
        {"code": "0000-0000"},
        {"number": ""},
        {"code": ""},
        {"number": "\x00"},
        {"code": "x" * 500},
        {"number": "９" * 60},
    ],
)
def test_what_is_typed_wrong_is_kept_and_told(
    client: Client, row: Certificate, given: dict[str, str]
) -> None:
    answer = client.get("/verify/", {"number": row.number, "code": check_code(row), **given})
    assert answer.status_code in {200, 404}
    soup = BeautifulSoup(answer.content, "html.parser")
    assert soup.select(".error-summary li")
    if "code" in given:
        assert soup.select("#id_number")[0]["value"] == row.number


def test_who_guesses_is_held_back_and_a_right_scan_never(
    client: Client, row: Certificate, tight: None
) -> None:
    def typed(code: str) -> Any:
        return client.get("/verify/", {"number": row.number, "code": code})

    assert [typed(f"0000-000{n}").status_code for n in range(3)] == [404, 404, 429]
    refused = typed(check_code(row))
    assert refused.status_code == 429
    assert 1 <= int(refused.headers["Retry-After"]) <= 3600
    assert "尝试次数过多" in refused.content.decode()
    assert client.get(f"/verify/{row.public_id}-0/").status_code == 429
    assert client.get(page_of(row)).status_code == 200
    elsewhere = client.get(
        "/verify/", {"number": row.number, "code": check_code(row)}, REMOTE_ADDR="192.0.2.9"
    )
    assert elsewhere.status_code == 302


def test_right_ones_cost_nothing(client: Client, row: Certificate, tight: None) -> None:
    for _n in range(5):
        given = {"number": row.number, "code": check_code(row)}
        assert client.get("/verify/", given).status_code == 302
        assert client.get(page_of(row)).status_code == 200


def test_no_cache_and_no_search_engine_keeps_it(client: Client, row: Certificate) -> None:
    asked = f"/verify/?number={row.number}&code=0000-0000"
    for address in (page_of(row), "/verify/none/", asked):
        answer = client.get(address)
        assert {"no-store", "private"} <= set(re.split(r",\s*", answer.headers["Cache-Control"])), (
            address
        )
        assert answer.headers["X-Robots-Tag"] == "noindex"
        assert 'name="robots" content="noindex"' in answer.content.decode()
        assert 'rel="canonical"' not in answer.content.decode()
    assert client.post(page_of(row)).status_code == 405
    form = client.get("/verify/")
    assert "no-store" in form.headers["Cache-Control"]
    assert "X-Robots-Tag" not in form.headers
    assert 'rel="canonical"' in form.content.decode()


def test_the_site_map_names_the_check_once_there_is_something_to_check(client: Client) -> None:
    assert "/verify/" not in client.get("/site-map/").content.decode()
    certificate()
    assert 'href="/verify/"' in client.get("/site-map/").content.decode()


def test_the_domain_is_named_where_one_must_be(
    client: Client, row: Certificate, settings: Any
) -> None:
    settings.PUBLIC_ORIGIN = "https://town.example.cn"
    assert "只有town.example.cn能够查验" in read(client, row)


def test_an_english_reader_reads_english(client: Client, row: Certificate, home: HomePage) -> None:
    translate(home, title="Home")
    text = read(client, row, "/en")
    assert "This certificate is genuine and valid" in text
    assert NAME not in text


def test_the_edition_for_elders_needs_no_script(client: Client, row: Certificate) -> None:
    client.cookies["reading"] = "elder-26"
    answer = client.get(page_of(row))
    soup = BeautifulSoup(answer.content, "html.parser")
    assert soup.select("html[class*=elder]")
    assert not soup.select("main script, main [style]")
