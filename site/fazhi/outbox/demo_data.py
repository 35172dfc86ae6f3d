"""Made-up messages for the demonstration, in every state. Chinese data, no interface."""

from dataclasses import dataclass

from fazhi.outbox.channels.names import Channel
from fazhi.outbox.models import Priority
from fazhi.outbox.states import State

# No room sends it: its key is what the screens call it.
KIND = "示例通知"
GROUP = "示例工作群"
GROUP_ADDRESS = "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=shili"


@dataclass(frozen=True)
class DemoMessage:
    """A message to a fictional person, that many hours ago, and what became of it."""

    person: int
    subject: str
    text: str
    hours_ago: int
    channel: Channel = Channel.EMAIL
    state: State = State.SENT
    reason: str = ""
    priority: Priority = Priority.NORMAL


MESSAGES = (
    DemoMessage(
        0,
        "法治大讲堂改到星期五下午",
        "本周法治大讲堂改到星期五下午2:30，地点不变。",
        50,
    ),
    DemoMessage(
        3,
        "您咨询的事项已有答复",
        "您咨询的宅基地办理事项已有答复，请到便民服务中心查看。",
        30,
        state=State.BOUNCED,
        reason="收件人邮箱不存在",
    ),
    DemoMessage(
        6,
        "调解时间提醒",
        "调解定在明天上午9:00，请带身份证。",
        26,
        state=State.UNCERTAIN,
        reason="对方服务器收到全文后没有答复",
    ),
    DemoMessage(
        0,
        "材料需要补正",
        "您提交的材料缺少第二页，请在五个工作日内补交。",
        20,
        state=State.FAILED,
        reason="对方服务器拒收：邮件被判为垃圾邮件",
    ),
    DemoMessage(
        3,
        "志愿服务活动取消",
        "因暴雨，本周六的志愿服务活动取消。",
        4,
        state=State.CANCELLED,
        reason="活动已取消",
    ),
    # Two for one number: said in one call.
    DemoMessage(
        0, "", "法治大讲堂改到星期五下午2:30，请转告家里人。", 30, Channel.CALL, State.QUEUED
    ),
    DemoMessage(1, "", "您预约的法律咨询改到明天上午10:00。", 3, Channel.CALL, State.QUEUED),
    DemoMessage(
        2,
        "",
        "调解定在明天上午9:00，请带身份证。",
        2,
        Channel.CALL,
        State.QUEUED,
        priority=Priority.URGENT,
    ),
    DemoMessage(4, "", "您的残疾人证已办好，可以来取。", 1, Channel.CALL, State.QUEUED),
)
