"""The demonstration's pages give no false alarm, with the laws that they cite in the library."""

from collections.abc import Iterator

import pytest

from cms_pages.kit.models import BasePage, page_types
from fazhi.signoff.citing import citations_in
from fazhi.signoff.findings.registry import findings_in
from fazhi.signoff.submitting import content_of_draft
from fazhi.town.demo import load_demo
from legal_library.demo import import_demonstration_laws
from legal_library.importers import wheel
from legal_library.models import Law

pytestmark = [pytest.mark.heavy, pytest.mark.any_database, pytest.mark.django_db]

# Laws that blocks of the demonstration cite, and texts name.
CITED = ("民法典", "人民调解法", "法律援助法", "个人信息保护法", "无障碍环境建设法")


def pages() -> Iterator[BasePage]:
    for model in page_types():
        yield from model.objects.all()


def test_nothing_is_noticed_on_them(monkeypatch: pytest.MonkeyPatch) -> None:
    database = wheel.installed()
    if database is None:
        pytest.skip("needs the laws of the demonstration: make .venv/installed-demo")
    sources = [
        source
        for source in wheel.of_database(database)
        if source.name.split(" ")[0].removeprefix("中华人民共和国") in CITED
    ]
    load_demo()
    monkeypatch.setattr(wheel, "of_database", lambda path: sources)
    import_demonstration_laws()
    assert Law.objects.public().count() >= len(CITED)
    found, cited = [], set()
    for page in pages():
        content = content_of_draft(page)
        cited |= {one.title for one in citations_in(content)}
        found += [
            (page.title, one.check, str(one.says), one.excerpt, one.place.words)
            for one in findings_in(content)
        ]
    assert found == []
    assert {title.removeprefix("中华人民共和国") for title in cited} == set(CITED)
