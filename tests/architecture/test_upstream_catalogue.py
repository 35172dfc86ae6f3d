"""What libraries lack in Chinese stands in our catalogue, is correct, and reaches the screen."""

import importlib.util
import shutil
from collections.abc import Iterator
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import ModuleType

from django.apps import apps
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory
from django.utils.translation import gettext, ngettext, override

from wagtail.admin.views.i18n import localized_js_catalog

import polib
import pytest

from fazhi.env import ROOT
from tests.architecture.latin_words import untranslated

SCRIPT = ROOT / "scripts" / "upstream-messages"
PROJECT_CATALOGUES = sorted(
    path
    for folder in ("site", "search", "cms_pages", "legal_library", "events")
    for path in (ROOT / folder).rglob("locale/zh_Hans/**/*.po")
)


@pytest.fixture(scope="module")
def upstream() -> Iterator[ModuleType]:
    """The script as a module."""
    loader = SourceFileLoader("upstream_messages", str(SCRIPT))
    spec = importlib.util.spec_from_loader(loader.name, loader)
    assert spec is not None
    module = importlib.util.module_from_spec(spec)
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(__import__("sys").modules, loader.name, module)  # dataclasses look it up
        loader.exec_module(module)
        yield module


@pytest.fixture
def copy(upstream: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the catalogue that the script works on instead."""
    folder = tmp_path / "LC_MESSAGES"
    shutil.copytree(upstream.CATALOGUE, folder)
    monkeypatch.setattr(upstream, "CATALOGUE", folder)
    return folder / "django.po"


def change(path: Path, msgid: str, **values: object) -> None:
    catalogue = polib.pofile(str(path))
    entry = catalogue.find(msgid)
    assert entry is not None
    for name, value in values.items():
        setattr(entry, name, value)
    catalogue.save()


def remove(path: Path, msgid: str) -> None:
    catalogue = polib.pofile(str(path))
    catalogue.remove(catalogue.find(msgid))
    catalogue.save()


@pytest.mark.parametrize("domain", ["django", "djangojs"])
def test_nothing_is_missing_stale_or_broken(upstream: ModuleType, domain: str) -> None:
    assert list(upstream.findings(domain)) == []


@pytest.mark.parametrize("domain", ["django", "djangojs"])
def test_our_translations_leave_no_english(upstream: ModuleType, domain: str) -> None:
    left = {
        entry.msgid: words
        for entry in upstream.ours(domain)
        for form in upstream.translations_of(entry)
        if (words := untranslated(form))
    }
    assert left == {}


def test_every_installed_library_is_looked_at(upstream: ModuleType) -> None:
    overlooked = []
    # Django keeps the strings of apps without a catalogue in that of django.conf.
    covered = tuple(f"{name}." for name in (*upstream.LIBRARIES, "django"))
    for config in apps.get_app_configs():
        path = Path(config.path)
        if any(
            path.is_relative_to(ROOT / f)
            for f in ("site", "search", "cms_pages", "legal_library", "events")
        ):
            continue
        if (path / "locale").exists():
            is_looked_at = config.name in upstream.LIBRARIES
        else:
            is_looked_at = f"{config.name}.".startswith(covered)
        if not is_looked_at and any(upstream.messages_in_source(path)):
            overlooked.append(config.name)
    assert overlooked == []


def test_an_app_of_ours_does_not_use_a_string_that_the_catalogue_overrules(
    upstream: ModuleType,
) -> None:
    """LOCALE_PATHS come before the apps: the app's own Chinese would never be seen. Use pgettext."""
    ruling = {(entry.msgctxt, entry.msgid): entry.msgstr for entry in upstream.ours("django")}
    overruled = [
        (str(path.relative_to(ROOT)), entry.msgid, entry.msgstr)
        for path in PROJECT_CATALOGUES
        for entry in polib.pofile(str(path))
        if ruling.get((entry.msgctxt, entry.msgid), entry.msgstr) != entry.msgstr
    ]
    assert overruled == []


def test_check_fails__for_a_string_that_is_missing(upstream: ModuleType, copy: Path) -> None:
    remove(copy, "Go to the first error")
    assert upstream.main(["check"]) == 1
    assert [f for f in upstream.findings("django") if "'Go to the first error'" in f]


@pytest.mark.parametrize(
    ("msgid", "values", "fault"),
    [
        ("Go to the first error", {"msgstr": ""}, "has no translation"),
        ("Go to the first error", {"flags": ["fuzzy"]}, "has no translation"),
        ("Go to the first error", {"msgstr": "Go there"}, "has no Chinese character"),
        ("Cancelled by %(cancelled_by)s", {"msgstr": "已取消"}, "has the placeholders"),
        ("Cancelled by %(cancelled_by)s", {"msgstr": "%(who)s已取消"}, "has the placeholders"),
        ("Autosave is <span>paused</span>", {"msgstr": "自动保存已暂停"}, "has the tags"),
        ("Approve", {"tcomment": ""}, "is no longer needed"),
        ("Approve", {"tcomment": "override:"}, "is no longer needed"),
        ("Can publish", {"tcomment": ""}, "is no longer needed"),
    ],
)
def test_check_fails__for_an_entry_that_is_wrong(
    upstream: ModuleType, copy: Path, msgid: str, values: dict[str, object], fault: str
) -> None:
    change(copy, msgid, **values)
    found = list(upstream.findings("django"))
    assert len(found) == 1
    assert repr(msgid) in found[0]
    assert fault in found[0]


def test_check_fails__for_a_library_whose_own_placeholder_nothing_fills(
    upstream: ModuleType, copy: Path
) -> None:
    remove(copy, "You cannot remove your primary email address.")
    assert [f for f in upstream.findings("django") if "['%(email)s']; override it" in f]


def test_extract_adds_what_is_missing_and_keeps_the_rest(upstream: ModuleType, copy: Path) -> None:
    before = {entry.msgid: entry.msgstr for entry in polib.pofile(str(copy))}
    remove(copy, "Go to the first error")
    upstream.main(["extract"])
    after = {entry.msgid: entry.msgstr for entry in polib.pofile(str(copy))}
    assert after == before | {"Go to the first error": ""}


def test_extract_drops_what_a_library_has_translated_itself(
    upstream: ModuleType, copy: Path
) -> None:
    catalogue = polib.pofile(str(copy))
    catalogue.append(polib.POEntry(msgid="Upload", msgstr="上载"))
    catalogue.append(polib.POEntry(msgid="No library says this", msgstr="无"))
    catalogue.save()
    upstream.main(["extract"])
    kept = {entry.msgid for entry in polib.pofile(str(copy))}
    assert kept.isdisjoint({"Upload", "No library says this"})


def test_strings_without_a_template_are_read_from_the_source(upstream: ModuleType) -> None:
    found = {entry.msgid for entry in upstream.english_messages("axes", "django")}
    assert "Account locked: too many login attempts. Please try again later." in found


def test_a_library_that_is_not_installed_is_named(upstream: ModuleType) -> None:
    with pytest.raises(LookupError, match="no_such_library is not installed"):
        upstream.locale_folder("no_such_library")


def test_the_strings_reach_python_and_templates() -> None:
    with override("zh-hans"):
        assert gettext("Go to the first error") == "转到第一处错误"
        assert gettext("Approve") == "通过"
        assert ngettext("Moved up 1 place.", "Moved up %(counter)s places.", 2) == (
            "已上移 %(counter)s 位。"
        )


def test_the_strings_reach_the_browser(rf: RequestFactory) -> None:
    request = rf.get("/")
    request.user = AnonymousUser()
    with override("zh-hans"):
        script = localized_js_catalog(request).content.decode()
    # JSON escapes Chinese characters.
    assert '"Split block": "\\u62c6\\u5206\\u533a\\u5757"' in script


# Said in two ways since long ago, and both fit where either is shown.
SAID_TWICE = frozenset(
    {
        "A number of the office, never a person's own.",
        "Department",
        "Document",
        "Its title in the library is what readers see.",
        "Kind",
        "My village",
        "Number",
        "Venue",
        "key",
        "kind",
        "reason",
    }
)


def test_no_app_overrules_what_another_app_says() -> None:
    """Django takes a string from the first app that has it: another meaning needs a context."""
    said: dict[tuple[str | None, str], set[str]] = {}
    for path in PROJECT_CATALOGUES:
        for entry in polib.pofile(str(path)):
            words = entry.msgstr or str(entry.msgstr_plural)
            said.setdefault((entry.msgctxt, entry.msgid), set()).add(words)
    differing = {msgid for (_context, msgid), words in said.items() if len(words) > 1}
    assert differing == SAID_TWICE
