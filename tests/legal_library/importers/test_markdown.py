"""Markdown of the two collections: markup is no character of the law."""

import pytest

from legal_library.importers.markdown import links_of, read_markdown
from tests.legal_library.parsed import outline, read_manuscript

MARKED = """# 测试　条例

2020年5月28日 测试市人民代表大会通过

2022年1月1日 修正

<!-- INFO END -->

## 第一章　总则

第一条 甲：

（一）子；

（二）丑。

## 第二章　附则

第二条 乙。

<!-- TABLE -->

| 项目 | 金额 |
| --- | ---: |
| 一、子 | 5\\*元 |
"""

BOLD = """---
next: /law/01-general.md
---

# 测试条例

2020年5月28日测试市人民代表大会通过

## 第一章　总则

**第一条**　甲[链接](https://example.org/a)。

> **第二条**　乙。

::: tip
***
"""


def test_marked_notes() -> None:
    manuscript = read_markdown(MARKED)
    parsed = read_manuscript(manuscript)
    assert parsed.title == "测试条例"
    assert [event.kind.value for event in parsed.history] == ["adopted", "amended"]
    assert outline(parsed) == [
        "chapter_1 第一章总则",
        "art_1 第一条甲：",
        "art_1/item_1 （一）子；",
        "art_1/item_2 （二）丑。",
        "chapter_2 第二章附则",
        "art_2 第二条",
        "art_2/para_1 乙。",
        "art_2/table_1 项目\t金额\n一、子\t5*元",
    ]


def test_bold_numbers() -> None:
    parsed = read_manuscript(read_markdown(BOLD))
    assert len(parsed.history) == 1
    assert outline(parsed) == ["chapter_1 第一章总则", "art_1 第一条甲链接。", "art_2 第二条乙。"]


def test_a_second_title_above_the_mark_names_a_part() -> None:
    manuscript = read_markdown(
        "# 测试法典\n# 第二编 物权\n2020年5月28日通过\n<!-- INFO END -->\n第二百零五条 甲。"
    )
    assert [line.text for line in manuscript.history or []] == ["2020年5月28日通过"]
    assert [(line.text, line.level) for line in manuscript.lines][:2] == [
        ("测试法典", 1),
        ("第二编 物权", 2),
    ]


@pytest.mark.parametrize("text", ["", "---\n", "<!--", "# ", "|", "|---|", "**", "::: a\n:::"])
def test_markup_alone_is_an_empty_text(text: str) -> None:
    assert read_manuscript(read_markdown(text)).articles == []


def test_links_to_parts() -> None:
    assert list(
        links_of("---\nnext: /law/01-general.md\n---\n[二](./02-more.md) [a](https://b.c)")
    ) == [
        "02-more.md",
        "01-general.md",
    ]
