from fazhi.env import ROOT, Environment, variable_name
from fazhi.settings_table import DOCUMENT, document


def test_the_document_lists_every_variable_as_the_code_reads_it() -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    assert text == document(text), "run: python -m fazhi.settings_table"


def test_every_variable_says_what_it_is_for() -> None:
    for name, field in Environment.model_fields.items():
        assert field.description, variable_name(name)


def test_nothing_else_reads_the_environment() -> None:
    readers = [
        path.relative_to(ROOT)
        for folder in ("site", "cms_pages")
        for path in (ROOT / folder).rglob("*.py")
        if "os.environ" in (text := path.read_text(encoding="utf-8")) or "getenv" in text
    ]
    allowed = {"site/fazhi/celery.py", "site/fazhi/wsgi.py", "site/fazhi/settings/test.py"}
    assert {str(p) for p in readers} <= allowed
