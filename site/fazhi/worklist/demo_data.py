"""Made-up tasks for the demonstration, as departments might have them. Chinese data, no interface."""

from dataclasses import dataclass

from fazhi.worklist.states import Act


@dataclass(frozen=True)
class DemoTask:
    """A task: due so many working days from now, for a department, an account of it, or both."""

    title: str
    due_in: int
    department: str = ""
    account: str = ""
    act: Act | None = None
    words: str = ""


TASKS = (
    DemoTask("提交上月执法情况统计表", -3, "enforcement"),
    DemoTask("补齐执法人员公示信息", 0, "enforcement", "demo-author", Act.TAKE),
    DemoTask("核对综合执法局的办公电话和办公时间", 2, "enforcement"),
    DemoTask("清理“便民服务”栏目的失效链接", 1, "general-office"),
    DemoTask("核对网站备案号和无障碍服务入口", 4, account="demo-admin"),
    DemoTask(
        "校对执法公告附件",
        1,
        "enforcement",
        "demo-author",
        Act.FINISH,
        "已校对，改正错字两处。",
    ),
    DemoTask(
        "整理旧版网站图片",
        6,
        "general-office",
        "",
        Act.CANCEL,
        "与网站改版重复，不再单独办理。",
    ),
)
