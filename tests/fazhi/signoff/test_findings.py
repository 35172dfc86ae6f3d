"""What is noticed in content, and what is left alone."""

import pytest

from fazhi.signoff.content import Content, Link, Part, Picture, Place, Text
from fazhi.signoff.findings import personal, structure, wording
from fazhi.signoff.findings.registry import Finding, Severity, findings_in

PLACE = Place("body.1", "正文")
CHECKS = {"personal": personal.check, "wording": wording.check, "structure": structure.check}


def noticed(check: str, *parts: Part, language: str = "zh-hans") -> list[Finding]:
    return list(CHECKS[check](Content(language, "示例", parts)))


def excerpts(check: str, words: str) -> list[str]:
    return [finding.excerpt for finding in noticed(check, Text(PLACE, words))]


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("身份证号：11010519491231002X。", "110105********002X"),
        ("身份证 110105 19491231 002x", "110105********002X"),
        ("手机１３８００００１２３４找老王", "138****1234"),
        ("手机：138-0000-1234", "138****1234"),
        ("+86 13800001234", "138****1234"),
        ("卡号6222 0200 0000 0000 000", "6222****0000"),
        ("苏M·A1234违停", "苏M****"),
        ("车牌苏AD12345", "苏A****"),
        ("家住3幢2单元502室", "*幢*单元*室"),
        ("张某，胜利村三组12号", "胜利村*组*号"),
    ],
)
def test_what_tells_of_a_person_is_shown_masked(words: str, shown: str) -> None:
    (finding,) = noticed("personal", Text(PLACE, words))
    assert finding.severity == Severity.BLOCKER
    assert shown in finding.excerpt
    assert words not in finding.excerpt


@pytest.mark.parametrize(
    "words",
    [
        "110105194912310021",  # the checksum is wrong
        "统一社会信用代码 91321283MA1XXXXX0X",
        "办公电话 0523-00000124，热线 12345、12348",
        "索引号 014232019/2024-00012",
        "2024年3月28日，8:30—12:00",
        "泰政发〔2024〕12号",
        "示例路3号，二楼205室",
        "已隐去：138****1234，110105********002X",
        "GB/T 9704—2012",
        "苏D政办发〔2024〕3号",
    ],
)
def test_what_is_no_personal_data_is_left_alone(words: str) -> None:
    assert excerpts("personal", words) == []


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("根据泰政发[2024]12号文件", "根据泰政发[2024]12号文件"),
        ("泰政发（2024）12号", "泰政发（2024）12号"),
        ("国办发〔2018〕第45号", "国办发〔2018〕第45号"),
        ("泰政发〔2024〕03号", "泰政发〔2024〕03号"),
        ("您好,请问", "您好,请问"),
        ("怎么办?", "怎么办?"),
        ("时间:8:30", "时间:8:30"),
        ("每天(周日除外)上班", "每天(周日除外)上班"),
        ("提交其他材料。", "提交其他材料。"),
        ("按有关规定办理", "按有关规定办理"),
    ],
)
def test_unofficial_writing_is_advised_on(words: str, shown: str) -> None:
    findings = noticed("wording", Text(PLACE, words))
    assert [(f.severity, f.excerpt) for f in findings] == [(Severity.ADVICE, shown)]


@pytest.mark.parametrize(
    "words",
    [
        "（2024）苏1283民初1号",
        "《民法典》第一千一百六十五条",
        "工作日 8:30—12:00，14:00—18:00（示例）",
        "国办发〔2018〕45号",
        "网址：https://www.example.test/a,b?c=d",
        "WCAG 2.2 的 AA 级",
        "身份证原件、户口簿原件",
    ],
)
def test_good_writing_is_left_alone(words: str) -> None:
    assert excerpts("wording", words) == []


def test_chinese_rules_are_for_chinese() -> None:
    assert noticed("wording", Text(PLACE, "你好,世界"), language="en") == []


def test_a_picture_needs_words_unless_it_is_decoration() -> None:
    parts = [Picture(PLACE, 1), Picture(PLACE, 2, alt="大厅的入口"), Picture(PLACE, 3, "", True)]
    (finding,) = noticed("structure", *parts)
    assert finding.severity == Severity.BLOCKER


def test_headings_have_words_and_something_below_them() -> None:
    def text(path: str, words: str, level: int = 0) -> Text:
        return Text(Place(path, path), words, level)

    findings = noticed(
        "structure",
        text("a", "怎么办", 2),
        text("b", "带什么", 3),
        text("c", "身份证原件。"),
        text("d", "去哪里", 3),
        text("e", "什么时候", 2),
        text("f", " ", 3),
        text("g", "工作日。"),
        text("h", "还有", 2),
    )
    assert [(f.place.path, f.severity) for f in findings] == [
        ("d", Severity.ADVICE),
        ("f", Severity.BLOCKER),
        ("h", Severity.ADVICE),
    ]


@pytest.mark.parametrize(
    ("url", "fits"),
    [
        ("https://www.example.test/a", True),
        ("tel:12345", True),
        ("mailto:a@example.test", True),
        ("/law/min-fa-dian/", True),
        ("#heading", True),
        ("www.example.test", False),
        ("http://", False),
        ("https://a b.test/", False),
        ("//example.test/", False),
        ("javascript:alert(1)", False),
        ("http://192.168.1.8/x", False),
        ("http://localhost:8000/", False),
        ("/admin/pages/3/edit/", False),
        ("http://[::1", False),
        ("mailto:", False),
    ],
)
def test_a_link_that_leads_nowhere_for_readers_is_noticed(url: str, fits: bool) -> None:
    assert (noticed("structure", Link(PLACE, "看这里", url)) == []) is fits


@pytest.mark.django_db
def test_blockers_come_first_then_the_order_of_the_content() -> None:
    first, second = Place("a", "a"), Place("b", "b")
    content = Content(
        "zh-hans", "示例", (Text(first, "您好,请问"), Text(second, "手机13800001234,"))
    )
    found = findings_in(content)
    assert [f.place.path for f in found][:2] == ["b", "a"]
    assert len({f.key for f in found}) == len(found)


def test_the_key_of_a_finding_changes_with_what_was_found() -> None:
    one, same, other = (
        noticed("personal", Text(PLACE, f"手机{number}"))[0].key
        for number in ("13800001234", "13800001234", "13811111234")
    )
    assert one == same
    assert one != other, "masked they look alike"
