"""No field that can hold something about a person is stored without a purpose and a retention."""

from pathlib import Path

from django.apps import apps
from django.db import models
from django.utils.functional import Promise
from django.utils.module_loading import import_string

import pytest

from fazhi.env import ROOT
from fazhi.people.models import Person
from fazhi.people.privacy_page import with_generated_part
from fazhi.privacy import (
    LIBRARY_FIELDS,
    OUR_PACKAGES,
    PersonalData,
    Retention,
    markdown_table,
    not_personal_of,
    our_models,
    personal_data_of,
    personal_data_table,
    undeclared_fields,
    unknown_declarations,
)

MODELS = our_models()


@pytest.mark.parametrize("model", MODELS, ids=lambda m: m._meta.label)
def test_every_telling_field_is_declared(model):
    assert undeclared_fields(model) == [], (
        f"{model._meta.label}: declare these in personal_data or not_personal (fazhi/privacy.py)"
    )


@pytest.mark.parametrize("model", MODELS, ids=lambda m: m._meta.label)
def test_declarations_name_fields_that_exist(model):
    assert unknown_declarations(model) == []


@pytest.mark.parametrize("model", MODELS, ids=lambda m: m._meta.label)
def test_declarations_say_what_for_in_words_that_can_be_translated(model):
    for name, entry in personal_data_of(model).items():
        assert isinstance(entry, PersonalData), name
        assert isinstance(entry.purpose, Promise), name
        assert isinstance(entry.retention, Retention), name


@pytest.mark.parametrize("model", MODELS, ids=lambda m: m._meta.label)
def test_nothing_is_declared_both_ways(model):
    own = vars(model)
    assert not set(own.get("personal_data", {})) & set(own.get("not_personal", ()))


@pytest.mark.parametrize("base", LIBRARY_FIELDS)
def test_the_list_of_library_fields_is_not_stale(base):
    names = {f.name for f in import_string(base)._meta.get_fields()}
    assert set(LIBRARY_FIELDS[base]) <= names


def test_every_package_of_the_project_is_walked():
    """A package that nobody added to the list would escape all of the above."""
    ours = {
        config.name.partition(".")[0]
        for config in apps.get_app_configs()
        if Path(config.path).is_relative_to(ROOT) and "site-packages" not in config.path
    }
    assert ours - {"tests"} <= OUR_PACKAGES
    assert {m._meta.label for m in MODELS} >= {"accounts.User", "people.Person", "links.Link"}


class Visitor(models.Model):
    """Nothing is declared here but the name."""

    name = models.CharField(max_length=10)
    phone = models.TextField()
    address = models.GenericIPAddressField()
    papers = models.FileField()
    answers = models.JSONField()
    came_on = models.DateField()

    personal_data = {"name": PersonalData("Greeting", Retention.CONSENT, days=3)}
    not_personal = ("shoe_size",)

    class Meta:
        abstract = True


def test_an_undeclared_field_is_seen():
    class Guest(Visitor):  # noqa: DJ008 - nobody prints it
        nickname = models.CharField(max_length=10)

        not_personal = ("papers",)

        class Meta:
            app_label = "people"
            managed = False

    try:
        assert undeclared_fields(Guest) == ["phone", "address", "answers", "nickname"]
        assert unknown_declarations(Guest) == []
        assert personal_data_of(Guest)["name"].days == 3
        assert not_personal_of(Guest) == {"papers", "shoe_size"}
    finally:
        del apps.all_models["people"]["guest"]
        apps.clear_cache()


def test_the_table_holds_every_personal_field():
    table = personal_data_table()
    for model in MODELS:
        for name in personal_data_of(model):
            assert f"| {model._meta.label}.{name} |" in table
    assert "people.Person.phone" in table
    assert markdown_table(("A",), [("b",)]) == "| A |\n| --- |\n| b |"


def test_erasing_covers_every_personal_field_of_a_person():
    from fazhi.people.purposes import FIELDS

    derived = {"phone_hash", "email_hash", "identity_hash"}
    assert set(personal_data_of(Person)) - derived == set(FIELDS)


def test_the_page_of_promises_is_up_to_date():
    page = (ROOT / "docs" / "privacy.md").read_text("utf-8")
    assert with_generated_part(page) == page, (
        "run: manage.py personal_data_table --write docs/privacy.md"
    )
