"""The closing clause: from when a law applies, and what it ends."""

import datetime as dt

import pytest

from tests.legal_library.parsed import read_body


@pytest.mark.parametrize(
    ("clause", "day", "from_promulgation"),
    [
        ("本条例自2021年1月1日起施行。", dt.date(2021, 1, 1), False),
        ("本条例自 2021 年 1 月 1 日起正式施行。", dt.date(2021, 1, 1), False),
        ("本条例自二〇二一年一月一日起施行。", dt.date(2021, 1, 1), False),
        ("本办法自２０２１年１月１日起实施。", dt.date(2021, 1, 1), False),
        ("本条例自公布之日起施行。", None, True),
        ("本规定自印发之日起执行。", None, True),
        ("本条例自2021年2月30日起施行。", None, False),
        ("本条例由测试局解释。", None, False),
    ],
)
def test_from_when_it_applies(clause: str, day: dt.date | None, from_promulgation: bool) -> None:
    closing = read_body(f"第一条　甲。\n第二条　{clause}").closing
    assert (closing.effective, closing.from_promulgation) == (day, from_promulgation)
    assert closing.where == ("art_2" if day or from_promulgation else "")


@pytest.mark.parametrize(
    ("clause", "ended"),
    [
        ("本条例自2021年1月1日起施行。《旧条例》同时废止。", ("旧条例",)),
        (
            "本条例自2021年1月1日起施行。2003年5月1日公布的《甲条例》、《乙条例》同时废止。",
            ("甲条例", "乙条例"),
        ),
        (
            "本条例自2021年1月1日起施行，《测试省实施〈甲法〉办法》同时废止。",
            ("测试省实施〈甲法〉办法",),
        ),
        (
            "依照《丙法》的规定办理。《甲条例》同时废止。",
            ("甲条例",),
        ),
        ("自本条例施行之日起，下列规定同时废止：《甲办法》；《乙办法》。", ("甲办法", "乙办法")),
        ("根据2001年1月1日《关于修改〈甲条例〉的决定》修正的《甲条例》同时废止。", ("甲条例",)),
        ("依照《丙法》制定的《甲条例》同时废止。", ("甲条例",)),
        ("本办法施行后，《甲办法》（测政发〔2003〕1号）不再适用。", ("甲办法",)),
        ("《甲条例》中有关看守所的规定即行废止。", ()),
        ("《甲条例》第三条、第四条同时废止。", ()),
        ("依照《行政复议法》申请复议的，复议期间不停止执行。", ()),
        ("新订立的劳动合同，不再适用《甲条例》。", ()),
        ("本条例自2021年1月1日起施行。", ()),
    ],
)
def test_what_it_ends(clause: str, ended: tuple[str, ...]) -> None:
    assert read_body(f"第一条　甲。\n第二条　{clause}").closing.ends == ended


def test_a_list_of_what_ends() -> None:
    text = (
        "第一条　甲。\n第二条　本法自2021年1月1日起施行，下列法律同时废止：\n"
        "（一）《甲法》；\n（二）《乙法》。"
    )
    assert read_body(text).closing.ends == ("甲法", "乙法")


def test_annexes_and_attached_texts_do_not_speak_for_the_law() -> None:
    text = "第一条　本条例自2021年1月1日起施行。\n附件\n第一条　本表自2030年1月1日起施行。"
    assert read_body(text).closing.effective == dt.date(2021, 1, 1)


def test_a_decision_without_articles_has_one_too() -> None:
    closing = read_body("一、甲。\n二、本决定自2021年1月1日起施行。").closing
    assert (closing.effective, closing.where) == (dt.date(2021, 1, 1), "point_2")
    assert read_body("甲。\n本决定自2021年1月1日起施行。").closing.effective == dt.date(2021, 1, 1)


def test_an_early_article_is_no_closing_clause() -> None:
    text = "第一条　自2001年1月1日起施行的办法，不适用。\n" + "\n".join(
        f"第{n}条　甲。" for n in "二三四五"
    )
    assert read_body(text).closing.effective is None
