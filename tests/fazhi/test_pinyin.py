import re

import pytest

from fazhi.pinyin import MAX_LENGTH, name_slug, title_slug

TITLES = {
    "宅基地申请": "zhai-ji-di-shen-qing",
    "行政权力": "xing-zheng-quan-li",  # 行 is xing here, hang in 银行
    "银行": "yin-hang",
    "律师": "lv-shi",
    "2026年度普法责任清单": "2026-nian-du-pu-fa-ze-ren-qing-dan",
    "民法典第1165条": "min-fa-dian-di-1165-tiao",
    "Legal aid": "legal-aid",
    "WTO与我们": "wto-yu-wo-men",
    "１２３４５热线": "12345-re-xian",
    "“打官司”：要钱吗？": "da-guan-si-yao-qian-ma",
    "Café 咖啡": "cafe-ka-fei",
    "under_score 下划线": "under-score-xia-hua-xian",
    "𠀀字": "he-zi",
    "😀👍": "",
    "مرحبا": "",
    "——": "",
    "": "",
}


@pytest.mark.parametrize(("title", "slug"), TITLES.items())
def test_the_slug_of_a_title_has_its_syllables_apart(title: str, slug: str) -> None:
    assert title_slug(title) == slug


@pytest.mark.parametrize(
    ("name", "slug"), {"胜利": "shengli", "绿园": "lvyuan", "三〇一": "sanlingyi", "😀": ""}.items()
)
def test_the_slug_of_a_place_is_one_word(name: str, slug: str) -> None:
    assert name_slug(name) == slug


@pytest.mark.parametrize(
    "title",
    ["农村村民宅基地申请与建房审批" * 20, "a" * 300, "不" * 255, "word " * 80, "混合mixed" * 40],
)
def test_a_long_title_gives_a_short_slug_of_whole_words(title: str) -> None:
    slug = title_slug(title)
    assert len(slug) <= MAX_LENGTH
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug)
