"""What becomes of a workbook of guides."""

import pytest

from cms_pages.services.models import GuidesPage, ServiceGuidePage
from fazhi.departments.models import Department
from fazhi.places.models import Counter
from tests.cms_pages.services.exchange.guides import (
    draft,
    imported,
    workbook,
)

pytestmark = pytest.mark.django_db

EVERYTHING = {
    "基本编码": "000512001000",
    "业务办理项名称": "城乡居民最低生活保障",
    "事项状态": "在用",
    "计划生效日期": "2026年7月1日",
    "责任部门": "社会局",
    "行使层级": "镇级",
    "权力来源": "法定本级行使",
    "联办机构": "民政局、财政局",
    "设定依据": "1.《示例救助法》（国务院令第649号）第三十七条：向户籍地的镇申请。\n公示七日。",
    "服务对象": "自然人、其他组织",
    "谁能办": "家庭困难的人",
    "受理条件": "1、户籍在本镇\n（2）收入低于标准｜依据：《示例救助法》第三条｜待核实",
    "办件类型": "承诺件",
    "法定办结时限": "30",
    "法定办结时限单位": "工作日",
    "法定办结时限说明": "从受理起算｜依据：《示例救助法》第九条",
    "承诺时限（工作日）": "20",
    "特别程序": "公示：7日｜说明：在村里公示",
    "是否收费": "否",
    "收费标准": "无",
    "到办事现场次数": "1次",
    "通办范围": "全镇",
    "办理形式": "窗口/网上办理",
    "网上办理地址": "https://example.test/apply",
    "窗口号": "3号窗口",
    "咨询电话": "（0523）00000001",
    "监督投诉": "0523-00000002",
    "救济途径": "可以申请复议",
    "办理流程": "受理：窗口收取材料｜岗位：窗口人员｜时限：当场\n审查：入户调查",
    "结果名称": "低保证｜类型：证照｜有效期：一年",
    "常见问题": "多久能办好？｜答：二十个工作日",
    "其他说明": "复核：每年一次",
    "序号": 1,
}
PAPER = {
    "材料名称": "身份证",
    "材料类型": "证件证书证明",
    "原件份数": 1,
    "复印件份数": "2份",
    "材料形式": "纸质或电子",
    "材料必要性": "必要",
    "来源渠道": "政府部门核发",
    "出具部门": "公安机关",
    "填报须知": "正反面印在一张纸上",
    "电子证照": "是",
}


@pytest.mark.usefixtures("department", "counter")
def test_every_column_arrives_in_a_draft(
    parent: GuidesPage, department: Department, counter: Counter
) -> None:
    second = {"材料名称": "申请书", "材料类型": "申请表格文书", "是否容缺": "是"}
    plan = imported(parent, workbook(EVERYTHING | PAPER, second))
    assert [str(finding) for finding in plan.findings] == []
    assert (plan.created, plan.changed) == (1, 0)
    page = ServiceGuidePage.objects.get()
    assert (page.live, page.get_parent().pk) == (False, parent.pk)
    guide = draft()
    for name in [f.name for f in guide._meta.get_fields()]:
        v = getattr(guide, name, None)
        print(name, getattr(v, "raw_data", v))
    assert 0
