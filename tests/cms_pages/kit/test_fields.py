import json

from django.apps import apps
from django.db import connection
from django.db.migrations import Migration
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.questioner import NonInteractiveMigrationQuestioner
from django.db.migrations.state import ProjectState
from django.utils import translation

from wagtail.blocks import CharBlock, StreamBlock

import pytest

from cms_pages.general.models import HomePage, StandardPage
from cms_pages.kit.fields import StreamField
from tests.factories.pages import StandardPageFactory


class FewBlocks(StreamBlock):
    text = CharBlock()


class MoreBlocks(FewBlocks):
    number = CharBlock()


def missing_migrations() -> dict[str, list[Migration]]:
    loader = MigrationLoader(None)
    with translation.override(None):  # migrations hold the words of the code
        detector = MigrationAutodetector(
            loader.project_state(),
            ProjectState.from_apps(apps),
            NonInteractiveMigrationQuestioner(),
        )
        return detector.changes(graph=loader.graph)


def test_adding_a_block_and_renaming_the_field_is_no_change_of_the_schema() -> None:
    few = StreamField(FewBlocks(), verbose_name="one")
    more = StreamField(MoreBlocks(), verbose_name="other", help_text="changed")
    assert few.deconstruct()[1:] == more.deconstruct()[1:]


def test_adding_a_block_to_a_page_yields_no_migration(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "general" not in missing_migrations()
    field = StandardPage._meta.get_field("body")
    monkeypatch.setattr(field, "stream_block", MoreBlocks())
    monkeypatch.setattr(field, "block_types_arg", MoreBlocks())
    assert "general" not in missing_migrations()


def test_allowing_an_empty_body_is_a_change() -> None:
    """The check above would be worthless if nothing were ever noticed."""
    required, optional = StreamField(FewBlocks()), StreamField(FewBlocks(), blank=True)
    assert required.deconstruct()[3] != optional.deconstruct()[3]


@pytest.mark.django_db
def test_a_data_migration_reads_and_writes_the_stored_blocks(home: HomePage) -> None:
    page = StandardPageFactory.create(parent=home, body=[("text", "<p>旧</p>")])
    old_apps = MigrationLoader(connection).project_state().apps
    Historical = old_apps.get_model("general", "StandardPage")  # noqa: N806
    stored = Historical.objects.get(pk=page.pk)
    assert [b["type"] for b in stored.body] == ["text"]
    stored.body = json.loads(json.dumps(stored.body).replace("\\u65e7", "\\u65b0"))
    stored.save(update_fields=["body"])
    page.refresh_from_db()
    assert page.body[0].block_type == "text"
    assert "新" in str(page.body[0].value)
