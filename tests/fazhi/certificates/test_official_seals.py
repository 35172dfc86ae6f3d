"""Seals of departments: on their certificates and nowhere else, and nobody else's business."""

import datetime as dt
import io
import struct
import zlib
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client
from django.urls import reverse

from wagtail.models import ModelLogEntry

import pytest
from pypdf import PdfReader
from pytest_django import DjangoCaptureOnCommitCallbacks

from cms_pages.general.models import HomePage
from fazhi.accounts.models import User
from fazhi.certificates import seal_pictures
from fazhi.certificates.issuing import Holder, issue, issue_many
from fazhi.certificates.models import Certificate, OfficialSeal
from fazhi.certificates.printing import batch_pdf, pdf_of
from fazhi.departments.models import Department, Role
from fazhi.departments.provisioning import provision_roles
from fazhi.workdays import today
from tests.factories.certificates import (
    BADGE,
    COURSE,
    certificate,
    course_values,
    official_seal,
    seal_picture,
)
from tests.factories.departments import DepartmentFactory, MembershipFactory
from tests.fazhi.documents.printed import is_accessible

pytestmark = pytest.mark.django_db

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
MILLIMETRE = 72 / 25.4


@pytest.fixture
def sealed(office: Department) -> OfficialSeal:
    return official_seal(office)


def seals_on(pdf: bytes) -> list[int]:
    """Which picture each page bears, by the number of its object; codes are drawn, no pictures."""
    pages = PdfReader(io.BytesIO(pdf)).pages
    found = [image.indirect_reference for page in pages for image in page.images]
    return [reference.idnum for reference in found if reference]


def uploaded(content: bytes, name: str = "seal.png") -> ContentFile:
    return ContentFile(content, name)


def sent(client: Client, department: Department, content: bytes, name: str = "seal.png") -> Any:
    data = {"department": department.pk, "picture": uploaded(content, name)}
    return client.post(reverse("official_seals:add"), data)


# On paper.


def test_a_certificate_bears_the_seal_of_its_department_and_of_no_other(
    office: Department, sealed: OfficialSeal
) -> None:
    pdf = pdf_of(certificate(department=office))
    assert len(seals_on(pdf)) == 1
    assert is_accessible(pdf)
    assert seals_on(pdf_of(certificate())) == [], "another department"
    assert seals_on(pdf_of(issue(COURSE.key, None, course_values(), name="示例甲"))) == []


def test_without_a_seal_it_looks_as_if_there_were_none(office: Department) -> None:
    row = certificate(department=office)
    before = pdf_of(row)
    seal = official_seal(office)
    assert pdf_of(row) != before
    seal.delete()
    assert pdf_of(row) == before


def test_it_is_forty_millimetres_wide_below_name_and_date(
    office: Department, sealed: OfficialSeal
) -> None:
    page = PdfReader(io.BytesIO(pdf_of(certificate(department=office)))).pages[0]
    drawn: list[tuple[str, list[float]]] = []

    def pictures(operator: bytes, _operands: Any, cm: list[float], _tm: Any) -> None:
        if operator == b"Do":
            drawn.append(("seal", cm))

    def words(text: str, cm: list[float], *_more: Any) -> None:
        if text.strip():
            drawn.append((text.strip(), cm))

    page.extract_text(visitor_operand_before=pictures, visitor_text=words)
    order = [what for what, _cm in drawn]
    at = dict(drawn)
    day = today()
    date = f"{day.year}年{day.month}月{day.day}日"
    assert order.index("seal") < order.index(office.name) < order.index(date), "words stay legible"
    width, height, left, bottom = (at["seal"][place] for place in (0, 3, 4, 5))
    assert round(width / MILLIMETRE) == round(height / MILLIMETRE) == 40
    for said in (office.name, date):
        x, y = at[said][4:]
        assert left - 10 * MILLIMETRE < x < left + width
        assert bottom < y < bottom + height
    assert bottom > at["扫码查验"][5], "the code stays free"


def test_many_certificates_hold_the_seal_once(office: Department, sealed: OfficialSeal) -> None:
    other = DepartmentFactory.create()
    official_seal(other, seal_picture(300, 300))
    for department in (office, other):
        holders = [Holder(None, course_values(), f"示例{name}") for name in "甲乙丙"]
        issue_many(COURSE.key, holders, department=department)
    seals = seals_on(batch_pdf(Certificate.objects.order_by("pk")))
    assert len(seals) == 6
    assert len(set(seals)) == 2


def test_a_badge_has_no_room_for_it(office: Department, sealed: OfficialSeal) -> None:
    made = issue(BADGE.key, None, {"post": "宣传员"}, name="示例甲", department=office)
    assert seals_on(pdf_of(made)) == []


def test_what_bears_another_name_than_the_seal_gets_none(
    office: Department, sealed: OfficialSeal
) -> None:
    before = certificate(department=office)
    office.name = "示例法律服务所"
    office.save()
    assert seals_on(pdf_of(before)) == []
    assert len(seals_on(pdf_of(certificate(department=office)))) == 1
    office.ends_on = today() - dt.timedelta(days=1)
    office.save()
    assert seals_on(pdf_of(certificate(department=office))) == [], "it was dissolved"


def test_a_lost_file_keeps_nobody_from_their_certificate(
    office: Department, sealed: OfficialSeal, caplog: pytest.LogCaptureFixture
) -> None:
    default_storage.delete(sealed.picture.name or "")
    assert seals_on(pdf_of(certificate(department=office))) == []
    assert "not in the store" in caplog.text


# Uploading.


def test_an_administrator_uploads_replaces_and_deletes_it(
    admin_client: Client,
    office: Department,
    administrator: User,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    assert sent(admin_client, office, seal_picture()).status_code == 302
    seal = OfficialSeal.objects.get()
    first = seal.picture.name or ""
    assert default_storage.exists(first)
    edit = reverse("official_seals:edit", args=[seal.pk])
    picture = reverse("official_seals:picture", args=[seal.pk])
    assert f'src="{picture}"' in admin_client.get(edit).content.decode()
    kept = admin_client.post(edit, {"department": office.pk})
    assert kept.status_code == 302
    seal.refresh_from_db()
    assert seal.picture.name == first, "nothing was chosen"
    other = {"department": office.pk, "picture": uploaded(seal_picture(500, 500))}
    with django_capture_on_commit_callbacks(execute=True):
        assert admin_client.post(edit, other).status_code == 302
    seal.refresh_from_db()
    assert seal.picture.name != first
    assert not default_storage.exists(first)
    with django_capture_on_commit_callbacks(execute=True):
        admin_client.post(reverse("official_seals:delete", args=[seal.pk]))
    assert not OfficialSeal.objects.exists()
    assert not default_storage.exists(seal.picture.name or "")
    users = {entry.user for entry in ModelLogEntry.objects.get_for_model(OfficialSeal)}
    assert users == {administrator}, "who did it is found out later"


def test_what_the_camera_or_the_editor_wrote_into_it_is_not_kept(
    admin_client: Client, office: Department
) -> None:
    png = seal_picture()
    note = b"tEXtAuthor\0Wang"
    chunk = struct.pack(">I", len(note) - 4) + note + struct.pack(">I", zlib.crc32(note))
    sent(admin_client, office, png[:33] + chunk + png[33:])
    seal = OfficialSeal.objects.get()
    with seal.picture.open("rb") as file:
        assert b"Wang" not in file.read()


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (b"", "seal.png", "空"),
        (b"no picture", "seal.png", "图片"),
        (seal_picture()[:500], "seal.png", "损坏"),
        (seal_picture(picture_format="JPEG"), "seal.jpg", "PNG"),
        (seal_picture(picture_format="JPEG"), "seal.png", "JPEG"),
        (seal_picture(picture_format="GIF"), "seal.gif", "PNG"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "seal.svg", "svg"),
        (seal_picture(199, 199), "seal.png", "200"),
        (seal_picture(2001, 2001), "seal.png", "2000"),
        (seal_picture(400, 350), "seal.png", "大致相等"),
        (seal_picture(paper=255), "seal.png", "透明"),
        (seal_picture(paper=90), "seal.png", "透明"),
    ],
)
def test_what_is_no_seal_is_refused_in_words(
    admin_client: Client, office: Department, content: bytes, name: str, said: str
) -> None:
    answer = sent(admin_client, office, content, name)
    assert answer.status_code == 200
    (error,) = answer.context["form"].errors["picture"]
    assert said in error
    assert not OfficialSeal.objects.exists()


def test_a_file_that_is_too_large_is_refused(
    admin_client: Client, office: Department, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(seal_pictures, "MOST_BYTES", 1000)
    answer = sent(admin_client, office, seal_picture())
    (error,) = answer.context["form"].errors["picture"]
    assert "不能超过" in error


def test_a_department_has_one_and_is_not_deleted_with_it(
    admin_client: Client, office: Department, sealed: OfficialSeal
) -> None:
    assert "department" in sent(admin_client, office, seal_picture()).context["form"].errors
    admin_client.post(reverse("department:delete", args=[office.pk]))
    assert Department.objects.filter(pk=office.pk).exists()


@pytest.mark.parametrize("size", [(200, 200), (2000, 2000), (400, 365)])
def test_the_limits_are_within(
    admin_client: Client, office: Department, size: tuple[int, int]
) -> None:
    assert sent(admin_client, office, seal_picture(*size)).status_code == 302


# Who sees it.


@pytest.mark.parametrize("role", Role)
def test_no_role_but_administrators_sees_or_changes_it(
    office: Department, sealed: OfficialSeal, role: Role, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("fazhi.accounts.second_factor.must_have", lambda user: False)
    provision_roles()
    client = Client()
    client.force_login(MembershipFactory.create(role=role, department=office).user, backend=BACKEND)
    assert client.get(reverse("wagtailadmin_home")).status_code == 200
    for name in ("index", "add"):
        assert client.get(reverse(f"official_seals:{name}")).status_code == 302
    for name in ("edit", "delete", "history", "picture"):
        address = reverse(f"official_seals:{name}", args=[sealed.pk])
        assert client.get(address).status_code in {302, 403}, name


def test_the_picture_is_shown_to_administrators_and_kept_by_no_cache(
    admin_client: Client, client: Client, sealed: OfficialSeal
) -> None:
    address = reverse("official_seals:picture", args=[sealed.pk])
    assert client.get(address).status_code == 302, "to the sign-in page"
    answer = admin_client.get(address)
    assert answer["Content-Type"] == "image/png"
    assert "no-store" in answer["Cache-Control"]
    assert answer.getvalue().startswith(b"\x89PNG")
    default_storage.delete(sealed.picture.name or "")
    assert admin_client.get(address).status_code == 404


def test_the_file_has_no_address(client: Client, home: HomePage, sealed: OfficialSeal) -> None:
    with pytest.raises(NotImplementedError):
        _address = sealed.picture.url
    assert client.get(f"{settings.MEDIA_URL}{sealed.picture.name}").status_code == 404
