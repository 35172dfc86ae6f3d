"""The house rules of the layout, which no reviewer should have to remember."""

import ast
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from pkgutil import iter_modules

from django.apps import apps
from django.core.checks import Error
from django.db import models

from wagtail.blocks import Block, ListBlock, StreamBlock, StructBlock
from wagtail.fields import StreamField as WagtailStreamField
from wagtail.images.blocks import ImageBlock
from wagtail.models import Page

import pytest

from cms_pages.kit.fields import StreamField
from cms_pages.kit.models import BasePage
from fazhi.checks import every_page_type_extends_base_page
from fazhi.env import ROOT
from fazhi.privacy import OUR_PACKAGES

PACKAGES = [ROOT / "site" / "fazhi", ROOT / "cms_pages"]  # their modules are rooms
ROOMS = [ROOT / "search", ROOT / "legal_library", ROOT / "events"]  # rooms themselves
SOURCE = [*PACKAGES, *ROOMS]
FORBIDDEN_NAMES = {"utils", "util", "helpers", "common", "core", "misc"}
LONGEST_FILE = 500


def source_files() -> list[Path]:
    return [
        path
        for folder in [*SOURCE, ROOT / "tests"]
        for path in folder.rglob("*.py")
        if "migrations" not in path.parts
    ]


def our_models() -> list[type[models.Model]]:
    return [m for m in apps.get_models() if m.__module__.split(".")[0] in OUR_PACKAGES]


def test_each_room_imports_only_from_the_rooms_below_it() -> None:
    result = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command as run; run()"],
        cwd=ROOT,
        env={"PYTHONPATH": f"{ROOT / 'site'}:{ROOT}", "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stdout + result.stderr
    assert "0 broken" in result.stdout


def in_the_layers() -> set[str]:
    """The modules that the contract on layers orders."""
    tools = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]
    (contract,) = [c for c in tools["importlinter"]["contracts"] if c["id"] == "layers"]
    return {module.strip() for layer in contract["layers"] for module in layer.split(":")}


def test_every_room_stands_in_the_layers_and_every_layer_holds_a_room() -> None:
    """Assembly too: it stands on top, so that nobody imports it."""
    rooms = {f"{f.name}.{module.name}" for f in PACKAGES for module in iter_modules([str(f)])}
    assert in_the_layers() == rooms | {f.name for f in ROOMS}


def test_every_app_of_ours_stands_in_the_layers() -> None:
    for config in apps.get_app_configs():
        if config.name.split(".")[0] in OUR_PACKAGES and config.name != "fazhi":
            room = ".".join(config.name.split(".")[:2])
            assert room in in_the_layers(), f"{config.name} is in no layer"


def test_the_folder_site_never_becomes_a_package() -> None:
    assert not (ROOT / "site" / "__init__.py").exists(), "it would shadow the standard library"


def test_no_file_is_a_junk_drawer_or_too_long() -> None:
    for path in source_files():
        assert path.stem not in FORBIDDEN_NAMES, path
        lines = len(path.read_text(encoding="utf-8").splitlines())
        assert lines <= LONGEST_FILE, f"{path} has {lines} lines"


def test_every_room_has_tests_and_every_test_folder_a_room() -> None:
    for config in apps.get_app_configs():
        if config.name.split(".")[0] in OUR_PACKAGES:
            folder = ROOT / "tests" / Path(*config.name.split("."))
            assert list(folder.rglob("test_*.py")), f"{config.name} has no tests"
    for folder in [
        *(ROOT / "tests" / "fazhi").iterdir(),
        *(ROOT / "tests" / "cms_pages").iterdir(),
    ]:
        if folder.is_dir() and folder.name != "__pycache__":
            room = folder.relative_to(ROOT / "tests")
            assert any((base / room).exists() for base in (ROOT, ROOT / "site")), folder


def test_every_page_type_extends_base_page() -> None:
    assert every_page_type_extends_base_page() == []


def test_a_page_type_that_does_not_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    class Stray(Page):
        class Meta:
            app_label = "general"
            abstract = True

    monkeypatch.setattr(apps, "get_models", lambda: [Stray])
    (found,) = every_page_type_extends_base_page()
    assert isinstance(found, Error)
    assert found.id == "fazhi.E001"


def test_migrations_hold_no_block_definitions() -> None:
    for folder in SOURCE:
        for path in folder.rglob("migrations/0*.py"):
            text = path.read_text(encoding="utf-8")
            assert "block_lookup={" not in text.replace("block_lookup={}", ""), path
            assert "wagtail.blocks" not in text, path


def test_stream_fields_are_those_of_the_kit() -> None:
    for model in our_models():
        for field in model._meta.get_fields():
            if isinstance(field, WagtailStreamField):
                assert isinstance(field, StreamField), f"{model}.{field.name}"


def image_blocks_too_deep(block: Block, depth: int = 0, path: str = "") -> Iterator[str]:
    """Paths of image blocks below more than one struct block, where wagtail-localize fails."""
    if isinstance(block, ImageBlock):
        if depth > 1:
            yield path
        return
    if isinstance(block, StreamBlock | StructBlock):
        deeper = depth + isinstance(block, StructBlock)
        for name, child in block.child_blocks.items():
            yield from image_blocks_too_deep(child, deeper, f"{path}/{name}")
    elif isinstance(block, ListBlock):
        yield from image_blocks_too_deep(block.child_block, depth, f"{path}/*")


def test_no_image_block_sits_more_than_one_struct_deep() -> None:
    for model in our_models():
        for field in model._meta.get_fields():
            if isinstance(field, WagtailStreamField):
                assert not list(image_blocks_too_deep(field.stream_block)), f"{model}.{field.name}"


def test_the_walk_finds_an_image_block_that_is_too_deep() -> None:
    inner = StructBlock([("image", ImageBlock())])
    outer = StreamBlock([("outer", StructBlock([("inner", inner)]))])
    assert list(image_blocks_too_deep(outer)) == ["/outer/inner/image"]


@pytest.mark.parametrize("room", ["departments", "places"])
def test_names_of_rows_have_an_english_field(room: str) -> None:
    for model in apps.get_app_config(room).get_models():
        fields = {f.name for f in model._meta.get_fields()}
        if "name" in fields:
            assert "name_en" in fields, model


def test_pages_are_translatable() -> None:
    for model in our_models():
        if issubclass(model, BasePage):
            assert {"locale", "translation_key"} <= {f.name for f in model._meta.get_fields()}


def test_code_holds_no_chinese_literals() -> None:
    """What people see is translated in catalogues; only data and start-up messages are Chinese."""
    start_up = {"startup.py", "env.py", "embedded.py", "services.py"}
    # What is read, not what is shown.
    data = {"law_titles.py", "values.py", "remove_demo.py", "guiding_words.py", "numbers.py"}
    # Examples, and beginnings of pages: content that editors change and publish as their own.
    content = {"migrations", "examples", "starters", "demo"}
    # How texts of laws are written is what these read and write.
    law_texts = {"parsing", "importers"}
    # How official Chinese is written is what these check.
    law_texts |= {"findings"}
    data |= {"organs.py", "titles.py", "relations.py"}
    for folder in SOURCE:
        for path in folder.rglob("*.py"):
            if path.name in start_up | data or path.name.startswith("demo"):
                continue
            if (content | law_texts) & set(path.parts):
                continue
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    if is_docstring(path, node):
                        continue
                    assert not has_chinese(node.value), f"{path}:{node.lineno}: {node.value[:40]}"


def has_chinese(text: str) -> bool:
    return any("\u4e00" <= c <= "\u9fff" for c in text)


def is_docstring(path: Path, node: ast.Constant) -> bool:
    """Whether ``node`` stands alone as an expression, as docstrings do."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return lines[node.lineno - 1].lstrip().startswith(('"""', 'r"""'))


def test_tests_in_a_browser_are_found_by_their_names() -> None:
    """`make test` reads no other files for them."""
    marked = [
        path
        for path in (ROOT / "tests").rglob("test_*.py")
        if "pytest.mark.browser" in path.read_text(encoding="utf-8") and path != Path(__file__)
    ]
    assert marked
    assert [path for path in marked if not path.name.endswith("_in_a_browser.py")] == []
