"""A choice changes one thing in the address and leaves the rest of it as it is."""

from django.test import RequestFactory

from cms_pages.kit.choosing import Choice, NarrowedList, asked_with


def narrowed(query: str) -> NarrowedList:
    return NarrowedList(RequestFactory().get(f"/list/{query}"))


def test_a_choice_keeps_the_others_and_begins_at_the_first_screen() -> None:
    found = narrowed("?village=qx&page=3&day=2026-12-01")
    assert found.address(theme="7") == "/list/?village=qx&day=2026-12-01&theme=7#list"
    assert found.address(village="bc", day="") == "/list/?village=bc#list"
    assert narrowed("?page=3").address() == "/list/#list"


def test_the_chosen_one_leads_back_to_all() -> None:
    options = [("a", "甲", True), ("b", "乙", False)]
    assert narrowed("?way=a").choices("way", options) == [
        Choice("甲", "/list/#list", current=True),
        Choice("乙", "/list/?way=b#list"),
    ]


def test_a_parameter_has_as_many_values_as_are_given() -> None:
    request = RequestFactory().get("/journey/?s=who:me&mode=elder")
    assert asked_with(request, {"s": ["who:me", "where:here"]}) == (
        "?s=who:me&s=where:here&mode=elder"
    )
    assert asked_with(request, {"s": [], "mode": []}) == ""
    assert request.GET.getlist("s") == ["who:me"]
