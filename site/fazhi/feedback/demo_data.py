"""Made-up feedback for the demonstration, as residents might write it. Chinese data, no interface."""

from dataclasses import dataclass

from fazhi.feedback.models import Kind, Reason
from fazhi.feedback.states import Act


@dataclass(frozen=True)
class DemoFeedback:
    """A message: about the page of a department, received ``days_ago``, and what was done with it."""

    department: str
    kind: Kind
    reason: Reason
    text: str
    days_ago: int
    act: Act | None = None
    answer: str = ""


MESSAGES = (
    DemoFeedback(
        "enforcement",
        Kind.CORRECTION,
        Reason.WRONG,
        "办公时间写的是下午两点上班，昨天去的时候门口贴着两点半，请核对一下。",
        9,
    ),
    DemoFeedback(
        "justice",
        Kind.NOT_USEFUL,
        Reason.UNCLEAR,
        "“人民调解”和“行政调解”有什么区别？看了两遍还是不知道该找谁。",
        2,
        Act.ACCEPT,
    ),
    DemoFeedback(
        "justice",
        Kind.CORRECTION,
        Reason.BROKEN,
        "页面下方的二维码扫了打不开。",
        30,
        Act.ANSWER,
        "感谢提醒。二维码已重新生成并核对，现在可以正常打开。",
    ),
    DemoFeedback(
        "service-centre",
        Kind.NOT_USEFUL,
        Reason.MISSING,
        "想查我家老人的高龄津贴这个月发了没有。",
        20,
        Act.DECLINE,
        "个人津贴发放情况不在本站公布。请带身份证到镇便民服务中心民政窗口查询，或拨打 12345 咨询。",
    ),
    DemoFeedback("", Kind.CORRECTION, Reason.OTHER, "建议把字放大一点，老人看着吃力。", 1),
)
