"""What the search hears of laws: every act that changes what readers see, imports, the calendar."""

import datetime as dt

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

import pytest
import time_machine

from fazhi.accounts.models import User
from fazhi.jobs.models import Run
from fazhi.jobs.registry import find_job
from fazhi.jobs.runner import run_here
from legal_library import correcting, redating, verification
from legal_library.demo import import_demonstration_laws
from legal_library.finding import naming, turning
from legal_library.models import ArticleNote, Law, LawAlias, LawVersion
from legal_library.note_files import NoteRow
from search.documents import Standing
from search.indexing.changes import index_changes
from search.models import Change
from tests.factories.accounts import UserFactory
from tests.factories.legal_library import (
    import_law,
    import_regulation,
    import_texts,
    law_text,
    national_text,
    regulation_text,
)
from tests.search.conftest import Indexing
from tests.search.found import indexed, is_shown

pytestmark = pytest.mark.django_db


@pytest.fixture
def first(db: None) -> User:
    return UserFactory.create()


@pytest.fixture
def second(db: None) -> User:
    return UserFactory.create()


def bring_out(version: LawVersion, first: User, second: User) -> LawVersion:
    return verification.release(verification.verify(version, "", by=first), by=second)


@pytest.fixture
def law(first: User, second: User, indexing: Indexing) -> Law:
    """A law that readers see, as people bring it to them."""
    with indexing():
        version = bring_out(import_regulation(), first, second)
    found = version.law
    assert parts(found)
    return found


def parts(law: Law) -> dict[str, str]:
    """What the index holds of a law: standing by part."""
    index_changes()
    return {
        part: text.entry.shelf.standing
        for (key, part), text in indexed("law").items()
        if key == law.pk
    }


def test_a_version_is_found_from_its_release_to_its_withdrawal(
    first: User, second: User, indexing: Indexing
) -> None:
    with indexing():
        version = import_regulation()
    assert not parts(version.law)
    with indexing():
        version = verification.verify(version, "", by=first)
    assert not parts(version.law)
    with indexing():
        version = verification.release(version, by=second)
    assert {"", "art_1", "art_2", "art_3"} <= parts(version.law).keys()
    assert is_shown("law", version.law_id)
    with indexing():
        verification.withdraw(version, "来源有误", by=second)
    assert not is_shown("law", version.law_id)
    assert not parts(version.law)


def test_what_is_corrected_waits_for_two_people(law: Law, first: User, indexing: Indexing) -> None:
    one = law.versions.get().provisions.get(path="art_1")
    with indexing():
        correcting.correct(
            one, "为了纠正，制定本条例。", "公报", seen=correcting.fingerprint(one), by=first
        )
    assert not parts(law)


def test_another_day_and_a_better_source_are_heard_of(
    law: Law, first: User, indexing: Indexing
) -> None:
    with indexing():
        version = redating.edit_days(
            law.versions.get(), {"document_number": "示例令第9号"}, by=first
        )
    assert indexed("law")[law.pk, ""].context == "示例令第9号"
    with indexing():
        redating.edit_days(version, {"effective_from": dt.date(2099, 1, 1)}, by=first)
    assert not parts(law)


def test_a_law_that_ends_another_is_heard_of_with_it(
    first: User, second: User, indexing: Indexing
) -> None:
    older = national_text(
        "中华人民共和国旧法",
        ["为了测试，制定本法。"],
        day=dt.date(2001, 1, 1),
        begins=dt.date(2001, 2, 1),
    )
    with indexing():
        old = bring_out(import_law(older, "old.txt"), first, second).law
    assert parts(old)["art_1"] == Standing.CURRENT
    newer = law_text(
        "中华人民共和国新法",
        by="第十三届全国人民代表大会常务委员会第二十次会议",
        ends="《中华人民共和国旧法》同时废止。",
    )
    with indexing():
        bring_out(import_law(newer, "new.txt"), first, second)
    assert parts(old)["art_1"] == Standing.ENDED


def test_the_calendar_alone_changes_what_holds(
    first: User, second: User, indexing: Indexing
) -> None:
    begins = timezone.localdate() + dt.timedelta(days=2)
    with indexing():
        version = import_law(law_text(day=timezone.localdate(), begins=begins), "soon.txt")
        law = bring_out(version, first, second).law
        run_here(find_job(turning.JOB))
    assert parts(law)["art_1"] == Standing.UPCOMING
    with time_machine.travel(timezone.now() + dt.timedelta(days=3)), indexing():
        run = run_here(find_job(turning.JOB))
        assert run.result == "1"
        assert parts(law)["art_1"] == Standing.CURRENT
        assert run_here(find_job(turning.JOB)).result == ""


def form_of(law: Law, **fields: str) -> dict[str, str]:
    formsets = {
        f"{name}-{key}": value
        for name in ("aliases", "relations")
        for key, value in (("TOTAL_FORMS", "1"), ("INITIAL_FORMS", "0"))
    }
    shown = {name: getattr(law, name) for name in ("title", "short_title", "issuer", "kind")}
    return {**shown, **formsets, **fields}


def test_names_and_notes_of_the_editors_are_heard_of(
    law: Law, admin_client: Client, indexing: Indexing
) -> None:
    fields = {"aliases-0-name": "示例老名字", "aliases-0-kind": "former", "note": "先看附则。"}
    with indexing():
        url = reverse("law:edit", args=[law.pk])
        assert admin_client.post(url, form_of(law, **fields)).status_code == 302
    found = indexed("law")[law.pk, ""]
    assert "示例老名字" in found.words
    assert found.body == "先看附则。"
    note = {"law_name": law.title, "article": "1", "caption": "立法目的"}
    with indexing():
        assert admin_client.post(reverse("articlenote:add"), note).status_code == 302
    assert indexed("law")[law.pk, "art_1"].caption == "立法目的"
    key = ArticleNote.objects.get().pk
    with indexing():
        url = reverse("articlenote:edit", args=[key])
        assert admin_client.post(url, {"caption": "为什么要有它"}).status_code == 302
    assert indexed("law")[law.pk, "art_1"].caption == "为什么要有它"
    with indexing():
        assert admin_client.post(reverse("articlenote:delete", args=[key])).status_code == 302
    assert indexed("law")[law.pk, "art_1"].caption == ""


def test_names_that_texts_give_are_heard_of(law: Law, indexing: Indexing) -> None:
    more = "第四条　依照《示例镇管理条例》（以下简称示例镇条例）办理。\n"
    with indexing():
        import_texts(regulation_text("示例镇实施办法", more=more))
    assert LawAlias.objects.filter(law=law, name="示例镇条例").exists()
    assert parts(law)
    assert "示例镇条例" in indexed("law")[law.pk, ""].words


def test_being_named_by_others_is_counted_after_an_import_and_heard_of(
    law: Law, first: User, second: User, indexing: Indexing
) -> None:
    before = indexed("law")[law.pk, ""].entry.boost
    more = "第四条　《示例镇管理条例》另有规定的，从其规定。\n"
    with indexing():
        bring_out(import_law(regulation_text("示例镇实施办法", more=more)), first, second)
    assert Run.objects.filter(job=naming.JOB).exists()
    with indexing():
        assert naming.count_names() == 1
    assert parts(law)
    assert indexed("law")[law.pk, ""].entry.boost > before


def test_notes_that_are_loaded_are_heard_of(law: Law, indexing: Indexing) -> None:
    from legal_library.note_loading import load_notes

    digest = law.versions.get().provisions.get(path="art_1").digest
    row = note_row(law.title, digest)
    with indexing():
        load_notes([row])
    assert parts(law)
    assert indexed("law")[law.pk, "art_1"].caption == "立法目的"


def note_row(title: str, digest: str) -> NoteRow:
    return NoteRow(title, "1", digest, "立法目的", "", "", "", "")


def test_an_import_writes_no_row_for_what_readers_do_not_see(indexing: Indexing) -> None:
    texts = [regulation_text(f"示例镇第{n}号条例") for n in range(3)]
    with indexing(), CaptureQueriesContext(connection) as queries:
        import_texts(*texts)
    assert not Change.objects.exists()
    written = [q for q in queries.captured_queries if "search_" in q["sql"]]
    assert len(written) <= 1, [q["sql"][:200] for q in written]


def test_an_import_costs_the_index_as_much_whatever_the_length_of_a_text(
    indexing: Indexing, first: User, second: User
) -> None:
    def queries(articles: int) -> int:
        text = law_text(f"测试市{articles}条例", articles=["测试应当公开。"] * articles)
        with indexing():
            version = verification.verify(import_law(text), "", by=first)
        with CaptureQueriesContext(connection) as captured, indexing():
            verification.release(version, by=second)
        return len([q for q in captured.captured_queries if "search_" in q["sql"]])

    queries(2)
    assert queries(60) - queries(4) <= 2


def test_without_a_wheel_the_demonstration_has_no_laws_to_index() -> None:
    assert import_demonstration_laws()
    assert not Change.objects.exists()
