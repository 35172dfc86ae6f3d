"""Several at the same moment: one verification, one release, one correction, one import."""

import threading
from collections.abc import Callable

from django.core.exceptions import ValidationError
from django.db import connection

from wagtail.models import ModelLogEntry

import pytest

from legal_library import deciding, verification
from legal_library.correcting import correct, fingerprint
from legal_library.deciding import Decision
from legal_library.importers import running
from legal_library.importers.run import run_import
from legal_library.importers.sources import of_bytes
from legal_library.models import Law, LawVersion, RunState, TextCorrection
from tests.factories.accounts import UserFactory
from tests.factories.legal_library import (
    FindingFactory,
    LawVersionFactory,
    import_regulation,
    regulation_text,
)

pytestmark = [pytest.mark.heavy, pytest.mark.django_db(transaction=True)]

MANY = 6
REFUSED = "refused"


def at_once(act: Callable[[int], object]) -> list[object]:
    """What each of many threads got back; `REFUSED` for a `ValidationError`."""
    barrier, results = threading.Barrier(MANY), []

    def run(number: int) -> None:
        try:
            barrier.wait(10)
            results.append(act(number))
        except ValidationError:
            results.append(REFUSED)
        except Exception as error:  # noqa: BLE001 - shown by the assertion
            results.append(repr(error))
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(n,)) for n in range(MANY)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return results


def lines(version: LawVersion, action: str) -> int:
    return ModelLogEntry.objects.for_instance(version).filter(action=action).count()


def test_one_verifies_and_one_other_releases() -> None:
    version, users = LawVersionFactory.create(), UserFactory.create_batch(MANY)
    verified = at_once(lambda n: verification.verify(version, "", by=users[n]).verified_by_id)
    assert verified.count(REFUSED) == MANY - 1
    version.refresh_from_db()
    assert version.verified_by_id in verified
    released = at_once(lambda n: verification.release(version, by=users[n]).released_by_id)
    assert released.count(REFUSED) == MANY - 1
    version.refresh_from_db()
    assert version.released_by_id in released
    assert version.released_by_id != version.verified_by_id
    assert lines(version, "legal_library.verify") == lines(version, "legal_library.release") == 1


def test_nobody_releases_what_is_being_corrected_and_the_other_way_round() -> None:
    version, users = import_regulation(), UserFactory.create_batch(MANY)
    version = verification.verify(version, "", by=UserFactory.create())
    one = version.provisions.get(path="art_1")
    seen = fingerprint(one)

    def act(number: int) -> object:
        if number % 2:
            return verification.release(version, by=users[number]).pk
        return correct(one, f"为了示例{number}，制定。", "公报", seen=seen, by=users[number]).pk

    results = at_once(act)
    assert all(isinstance(r, int) or r == REFUSED for r in results), results
    version.refresh_from_db()
    assert TextCorrection.objects.count() == 1
    # Whichever came first, readers never see a text that nobody has verified.
    assert not version.is_public
    assert version.verified_at is None


def test_a_finding_is_decided_by_one() -> None:
    finding, users = FindingFactory.create(), UserFactory.create_batch(MANY)
    decisions = (Decision.WAIVE, Decision.RESOLVE)
    results = at_once(
        lambda n: deciding.decide(finding, decisions[n % 2], "理由", by=users[n]).decided_by_id
    )
    assert results.count(REFUSED) == MANY - 1


def test_a_released_version_is_held_however_an_import_meets_its_release() -> None:
    version = verification.verify(import_regulation(), "", by=UserFactory.create())
    user = UserFactory.create()
    changed = regulation_text().replace("甲；", "丙；").encode()

    def act(number: int) -> object:
        if number == 0:
            return verification.release(version, by=user).pk
        report = run_import([of_bytes(f"{number}.txt", changed)], keep_results=True)
        return str(report.results[0].outcome)

    results = at_once(act)
    version.refresh_from_db()
    text = version.provisions.get(path="art_2/para_1/item_1").text
    if version.is_public:
        assert text == "甲；"
    else:
        assert REFUSED in results
        assert (text, version.verified_at) == ("丙；", None)


def test_two_uploads_of_one_law_make_one_law() -> None:
    users = UserFactory.create_batch(MANY)
    runs = [
        running.begin(f"{n}.txt", regulation_text(more="\n" * n).encode(), by=users[n])
        for n in range(MANY)
    ]
    results = at_once(lambda n: running.confirm(runs[n], by=users[n]).state)
    assert results == [RunState.DONE] * MANY
    assert (Law.objects.count(), LawVersion.objects.count()) == (1, 1)


def test_an_import_is_confirmed_once() -> None:
    user = UserFactory.create()
    run = running.begin("示例.txt", regulation_text().encode(), by=user)
    results = at_once(lambda _n: running.confirm(run, by=user).state)
    assert results.count(REFUSED) == MANY - 1
    assert LawVersion.objects.count() == 1
