"""The finder of Latin words sees what a person sees, and nothing else."""

import pytest

from tests.architecture.latin_words import latin_words, untranslated


@pytest.mark.parametrize(
    "html",
    [
        "<p>保存 Save</p>",
        '<a title="Save">存</a>',
        '<button aria-label="Save">存</button>',
        '<input placeholder="Save">',
        '<img alt="Save">',
        '<input type="submit" value="Save">',
        "<template><p>Save</p></template>",
        '<select><optgroup label="Save"></optgroup></select>',
        '<button data-w-progress-active-value="Save">存</button>',
        """<div data-block='{"_args": [{"label": "Save"}]}'></div>""",
        '<script type="application/json">[{"label": {"_val": "Save"}}]</script>',
        "<title>Save</title>",
    ],
)
def test_a_word_is_found__wherever_a_person_meets_it(html: str) -> None:
    assert latin_words(html) == ["Save"]


@pytest.mark.parametrize(
    "html",
    [
        "<p>保存</p>",
        "<p>请填写 URL（HTML 或 PDF）</p>",
        "<script>var save = 'Save'</script>",
        "<style>.save { color: red }</style>",
        "<p>运行 <code>make run</code></p>",
        "<!-- Save -->",
        '<input type="text" value="Save">',
        "<p>https://example.gov.cn/laws/save 和 office@example.gov.cn</p>",
        "<p>report.xlsx</p>",
        "<p>%(name)s 和 {title}</p>",
        '<div data-block="not json: Save"></div>',
        '<script type="application/json">[{"name": "Save"}]</script>',
        "<div data-side-panel-toggle-counter>None</div>",
    ],
)
def test_nothing_is_found__in_chinese_names_and_code(html: str) -> None:
    assert latin_words(html) == []


def test_words_come_once_and_in_order() -> None:
    assert latin_words("<p>Save all</p><p>all and Save</p>") == ["Save", "all", "and"]


def test_a_caller_allows_words_of_its_own() -> None:
    assert latin_words("<p>English</p>", frozenset({"English"})) == []


def test_a_word_comes_with_the_text_it_stands_in() -> None:
    assert untranslated("<p>请  点击 Save</p>") == {"Save": "请 点击 Save"}
