"""Kinds of certificates for tests, certificates of them, and seals of departments."""

import io
from typing import Any

from django.core.files.base import ContentFile

from PIL import Image, ImageDraw

from fazhi.certificates.issuing import issue
from fazhi.certificates.kinds import CertificateKind, Value, register_kind
from fazhi.certificates.models import Certificate, OfficialSeal
from fazhi.departments.models import Department
from tests.factories.departments import DepartmentFactory
from tests.factories.people import PersonFactory

COURSE = CertificateKind(
    key="tests.course",
    label="听课证明",
    prefix="听字",
    title="听课证明",
    text="兹证明{{ name }}于{{ day }}参加“{{ title }}”，共{{ hours }}课时。\n特此证明。",
    values={
        "title": Value("课程"),
        "day": Value("日期", is_day=True),
        "hours": Value("课时"),
    },
    kept_days=365,
)
BADGE = CertificateKind(
    key="tests.badge",
    label="胸牌",
    prefix="志牌",
    title="法治志愿者",
    text="{{ post }}",
    values={"post": Value("岗位")},
    kept_days=30,
    layout="badge",
)
for kind in (COURSE, BADGE):
    register_kind(kind)


def course_values(**more: Any) -> dict[str, Any]:
    """What a certificate of attendance says."""
    from fazhi.workdays import today

    return {"title": "民法典进乡村", "day": today(), "hours": 2, **more}


def certificate(**more: Any) -> Certificate:
    """A certificate of attendance of a department, for a person of its own."""
    department = more.pop("department", None) or DepartmentFactory.create()
    person = more.pop("person", None) or PersonFactory.create()
    return issue(COURSE.key, person, course_values(), department=department, **more)


def seal_picture(
    width: int = 400, height: int = 400, *, paper: int = 0, picture_format: str = "PNG"
) -> bytes:
    """A red ring; ``paper`` is how opaque everything else is, from 0 to 255."""
    picture = Image.new("RGBA", (width, height), (255, 255, 255, paper))
    box = (4, 4, width - 5, height - 5)
    ImageDraw.Draw(picture).ellipse(box, outline=(200, 30, 30, 255), width=9)
    if picture_format != "PNG":
        picture = picture.convert("RGB")
    made = io.BytesIO()
    picture.save(made, picture_format)
    return made.getvalue()


def official_seal(department: Department, picture: bytes | None = None) -> OfficialSeal:
    """The seal of a department."""
    seal = OfficialSeal(department=department)
    seal.picture.save("seal.png", ContentFile(picture or seal_picture()), save=True)
    return seal
