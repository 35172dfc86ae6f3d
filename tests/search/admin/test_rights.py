"""Who sees and changes what editors keep for the search."""

from django.urls import reverse

import pytest

from fazhi.departments.models import Role
from search.models import SearchCount, StopPhrase, WordSet
from tests.factories.search import (
    PromotionFactory,
    SearchCountFactory,
    StopPhraseFactory,
    WordSetFactory,
)
from tests.legal_library.admin.conftest import ADMINISTRATOR, Browse

pytestmark = pytest.mark.django_db

WORDS, STOPS, PROMOTIONS = "search_words", "search_stop_phrases", "search_promotions"
EVERYTHING = {WORDS, STOPS, PROMOTIONS}
SEES = {ADMINISTRATOR, Role.LEGAL_REVIEWER.value, Role.PUBLISHER.value, Role.AUDITOR.value}
CHANGES: dict[str, set[str]] = {
    ADMINISTRATOR: EVERYTHING,
    Role.LEGAL_REVIEWER.value: EVERYTHING,
    Role.PUBLISHER.value: {PROMOTIONS},
}


@pytest.mark.parametrize("who", [ADMINISTRATOR, *(role.value for role in Role)])
def test_each_role_sees_and_changes_what_the_table_says(who: str, browse: Browse) -> None:
    rows = {
        WORDS: WordSetFactory.create(),
        STOPS: StopPhraseFactory.create(),
        PROMOTIONS: PromotionFactory.create(),
    }
    client = browse(who)

    def opens(name: str, *args: int) -> bool:
        return client.get(reverse(name, args=args)).status_code == 200

    for name, row in rows.items():
        assert opens(f"{name}:index") == (who in SEES), name
        assert opens(f"{name}:inspect", row.pk) == (who in SEES), name
        may = name in CHANGES.get(who, set())
        assert opens(f"{name}:edit", row.pk) == may, name
        assert opens(f"{name}:delete", row.pk) == may, name
        assert opens(f"{name}:add") == may, name
    assert opens("search_words:import") == (WORDS in CHANGES.get(who, set()))
    assert opens("search_log:index") == (who in SEES)
    assert opens("search_explaining:index") == (who in SEES)
    menu = client.get(reverse("wagtailadmin_home")).content.decode()
    assert (reverse("search_explaining:index") in menu) == (who in SEES)


def test_the_log_can_only_be_read(browse: Browse) -> None:
    row = SearchCountFactory.create()
    client = browse(ADMINISTRATOR)
    for act in ("new/", f"edit/{row.pk}/", f"delete/{row.pk}/"):
        assert client.post(f"{reverse('search_log:index')}{act}").status_code == 404
    assert SearchCount.objects.exists()


@pytest.mark.parametrize("name", [WORDS, STOPS])
def test_what_comes_with_the_software_is_switched_off_and_not_deleted(
    name: str, browse: Browse
) -> None:
    row = (WordSetFactory if name == WORDS else StopPhraseFactory).create(
        origin="file", **({"key": "说法", "theme": "debts"} if name == WORDS else {})
    )
    client = browse(Role.LEGAL_REVIEWER)
    delete = reverse(f"{name}:delete", args=[row.pk])
    assert delete not in client.get(reverse(f"{name}:index")).content.decode()
    assert delete not in client.get(reverse(f"{name}:edit", args=[row.pk])).content.decode()
    refused = client.post(delete, follow=True)
    assert "可以停用" in refused.content.decode()
    model = WordSet if name == WORDS else StopPhrase
    assert model.objects.filter(pk=row.pk).exists()
    assert browse(Role.AUDITOR).post(delete).status_code != 200


def test_steps_are_those_that_somebody_can_take(browse: Browse) -> None:
    SearchCountFactory.create(query="治安法", without_hits=1, without_strict=1)
    shown = {
        who: browse(who).get(reverse("search_log:index")).content.decode()
        for who in (Role.LEGAL_REVIEWER, Role.PUBLISHER, Role.AUDITOR)
    }
    for url, roles in {
        reverse("search_words:add"): {Role.LEGAL_REVIEWER},
        reverse("search_promotions:add"): {Role.LEGAL_REVIEWER, Role.PUBLISHER},
        reverse("law:alias"): {Role.LEGAL_REVIEWER},
        f"{reverse('search_explaining:index')}?q=": set(shown),
    }.items():
        for who, html in shown.items():
            assert (url in html) == (who in roles), (url, who)
