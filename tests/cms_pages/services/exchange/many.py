"""A workbook of many guides, as long as those of towns are, perhaps with mistakes.

The list of the town that the software was written for holds 299 items.
"""

import io
from typing import Any

from tests.factories.spreadsheets import xlsx

GUIDES, PAPERS = 299, 4
HEAD = (
    *("序号", "实施编码", "事项名称", "事项类型", "责任部门", "行使层级", "设定依据", "服务对象"),
    *(
        "受理条件",
        "办件类型",
        "法定办结时限",
        "法定办结时限单位",
        "承诺办结时限",
        "承诺办结时限单位",
    ),
    *("是否收费", "到办事现场次数", "通办范围", "办理形式", "窗口号", "咨询电话", "监督投诉方式"),
    *("办理流程", "结果名称", "材料名称", "材料类型", "原件份数", "复印件份数", "材料形式"),
    *("材料必要性", "来源渠道", "出具部门", "填报须知"),
)
_TYPES = ("行政许可", "行政确认", "行政给付", "公共服务")
_PAPERS = ("身份证", "申请表", "户口簿", "情况说明", "合同", "照片")

# What clerks get wrong: the column, and what stands in it.
MISTAKES: tuple[tuple[str, Any], ...] = (
    ("责任部门", "不存在的局"),
    ("法定办结时限单位", "小时"),
    ("法定办结时限", "约二十"),
    ("实施编码", 3.21283e30),
    ("事项名称", "=cmd|' /C calc'!A0"),
    ("事项类型", "行政处分"),
    ("窗口号", "99"),
    ("咨询电话", "找王主任"),
    ("原件份数", "若干"),
    ("到办事现场次数", "几次"),
)


def code_of(number: int) -> str:
    """The code of a guide."""
    return f"DEMO-{number:04}"


def rows(guides: int = GUIDES, papers: int = PAPERS) -> list[dict[str, Any]]:
    """The rows; what is said of a guide stands in its first."""
    found: list[dict[str, Any]] = []
    for number in range(1, guides + 1):
        guide = {
            "实施编码": code_of(number),
            "事项名称": f"示例事项第{number}号",
            "事项类型": _TYPES[number % len(_TYPES)],
            "责任部门": "社会局",
            "行使层级": "镇级",
            "设定依据": f"《示例条例》第{number % 60 + 1}条：规定了这件事怎么办。",
            "服务对象": "自然人",
            "受理条件": "户籍在本镇\n材料齐全",
            "办件类型": "承诺件",
            "法定办结时限": 20,
            "法定办结时限单位": "工作日",
            "承诺办结时限": number % 15 + 1,
            "承诺办结时限单位": "工作日",
            "是否收费": "否",
            "到办事现场次数": 1,
            "通办范围": "全镇",
            "办理形式": "窗口、网上",
            "窗口号": 3,
            "咨询电话": "0523-00000001",
            "监督投诉方式": "0523-00000002",
            "办理流程": "受理：窗口收取材料\n审核：核对材料\n办结：发放结果",
            "结果名称": "办理结果",
        }
        for paper in range(papers):
            found.append(
                {
                    **(guide if paper == 0 else {"实施编码": guide["实施编码"]}),
                    "序号": len(found) + 1,
                    "材料名称": _PAPERS[(number + paper) % len(_PAPERS)],
                    "材料类型": "证件证书证明",
                    "原件份数": 1,
                    "复印件份数": paper,
                    "材料形式": "纸质",
                    "材料必要性": "必要",
                    "来源渠道": "申请人自备",
                    "填报须知": "字迹清楚",
                }
            )
    return found


def many_guides(
    guides: int = GUIDES, papers: int = PAPERS, *, mistakes: int = 0
) -> tuple[io.BytesIO, list[tuple[int, str]]]:
    """A workbook, and where its mistakes stand, each in the first row of another guide."""
    table = rows(guides, papers)
    places = []
    for number, (column, wrong) in enumerate(MISTAKES[:mistakes], start=1):
        index = number * (guides // (mistakes + 1)) * papers
        table[index][column] = wrong
        places.append((index + 2, column))
    return xlsx(HEAD, *([row.get(column) for column in HEAD] for row in table)), places
