"""The proof that nothing is lost finds what is lost."""

from dataclasses import replace

from legal_library.parsing.account import unaccounted
from legal_library.parsing.manuscript import plain
from legal_library.parsing.parser import parse

TEXT = (
    "测试条例\n2020年5月28日测试市人民代表大会通过\n目录\n第一章　总则\n第一章　总则\n"
    "第一条　甲。\n第二条　乙。"
)


def test_everything_is_in_the_tree_or_named() -> None:
    manuscript = plain(TEXT)
    parsed = parse(manuscript)
    assert unaccounted(manuscript, parsed) == ""
    assert unaccounted(manuscript, replace(parsed, roots=[])) == "第一章总则第一条甲。第二条乙。"
    assert unaccounted(manuscript, replace(parsed, title_lines=[])).startswith("测试条例")
    assert unaccounted(manuscript, replace(parsed, history_lines=[])).startswith("2020年")
    assert unaccounted(manuscript, replace(parsed, findings=[])).startswith("目录")


def test_what_is_changed_twice_there_or_made_up_is_found() -> None:
    manuscript = plain(TEXT)
    parsed = parse(manuscript)
    parsed.roots[0].children[1].text = "丙。"
    assert unaccounted(manuscript, parsed) == "乙。"
    parsed.roots[0].children[1].text = "乙。乙。"
    assert unaccounted(manuscript, parsed) == "乙。"
    assert unaccounted(plain("别的"), parse(manuscript)) != ""
