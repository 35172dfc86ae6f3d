"""Fictional residents come, stay one each, and go without a trace."""

import re

import pytest

from fazhi.people.demo import PART
from fazhi.people.models import Consent, ConsentText, Person, Reveal
from fazhi.town.demo import DemoTown
from tests.factories.places import VillageFactory

pytestmark = pytest.mark.django_db


def test_loading_twice_makes_everybody_once():
    VillageFactory.create_batch(3)
    PART.load(DemoTown())
    PART.load(DemoTown())
    assert Person.objects.count() == 8
    assert Person.objects.with_phone("0523-00000001").count() == 2
    assert all(p.consents.exists() and p.village for p in Person.objects.all())


def test_nobody_is_real():
    PART.load(DemoTown())
    for person in Person.objects.all():
        assert person.name.startswith("示例")
        assert re.fullmatch(r"0523-000000\d\d", person.phone)
        assert not person.email or person.email.endswith(".invalid")


def test_what_somebody_erased_stays_away():
    PART.load(DemoTown())
    Person.objects.order_by("pk")[0].delete()
    PART.load(DemoTown())
    assert Person.objects.count() == 7


def test_removal_leaves_nothing():
    PART.load(DemoTown())
    Reveal.objects.create(person_code=Person.objects.all()[0].public_id, field="name", reason="x")
    Person.objects.all().delete()
    assert PART.remove
    PART.remove(DemoTown())
    assert not Reveal.objects.exists()
    assert not Consent.objects.exists()
    assert not ConsentText.objects.exists()
