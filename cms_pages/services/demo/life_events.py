"""The moments of life of the demonstration, and which words of the records mean them."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Moment:
    """A moment of life; ``words`` are what guides and journeys call it."""

    key: str
    name: str
    name_en: str
    words: tuple[str, ...]


MOMENTS = (
    Moment("child", "生孩子", "Having a child", ("生育", "新生儿")),
    Moment("school", "上学", "Going to school", ("上学", "孩子上学")),
    Moment(
        "work",
        "打工就业",
        "Working",
        ("就业", "社保", "打工", "外来打工", "讨薪", "打工受委屈"),
    ),
    Moment("business", "开店创业", "Opening a business", ("开店", "创业", "开饭店")),
    Moment(
        "house",
        "建房住房",
        "Building and living",
        ("建房", "住房", "分家", "买房卖房", "装修", "租房", "搬家"),
    ),
    Moment("farm", "种地养殖", "Farming and animals", ("种地", "土地", "养殖", "养宠物")),
    Moment("marriage", "结婚离婚", "Marriage and divorce", ("结婚", "离婚", "复婚")),
    Moment("illness", "生病残疾", "Illness and disability", ("生病", "残疾")),
    Moment("need", "遇到困难", "Hard times", ("遇到困难", "突发事故", "家庭变故")),
    Moment("service", "退役优抚", "After military service", ("退役", "优待抚恤")),
    Moment("age", "养老", "Growing old", ("养老",)),
    Moment("death", "身后事", "When somebody dies", ("身后事",)),
    Moment(
        "dispute",
        "邻里纠纷和打官司",
        "Disputes",
        ("邻里纠纷", "家庭矛盾", "借款纠纷", "遇到官司"),
    ),
    Moment(
        "authority",
        "和政府打交道",
        "Dealing with government",
        ("和政府打交道", "被罚款", "征地拆迁", "村里的事", "出国"),
    ),
)


def moments_of(words: Iterable[str]) -> list[str]:
    """The keys of the moments that some words mean, each once; raises ``KeyError`` for another word."""
    meant = {word: moment.key for moment in MOMENTS for word in moment.words}
    return list(dict.fromkeys(meant[word] for word in words))
