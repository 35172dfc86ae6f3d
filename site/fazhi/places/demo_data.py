"""Places of the demonstration town. Names of villages are real; all else is made up and neutral.

No official division or grid code is used: codes begin with DEMO. Telephone numbers lie in the
range 0523-00000xxx, which is not given out.
"""

from dataclasses import dataclass

from fazhi.places.models import Accessibility, VenueKind

_VILLAGES = (
    "胜利 东场 西寺桥 直来桥 站东 勤丰 合心 浩堡 野屋 朱何 封家庄 前进 三里 东闾 革新 樊家集 "
    "双桥 横巷 太平 祁巷 余家庄 韩庄 西洋庄 陈桥 翁庄 钱葛 朱徐 野向 吴韩 江堡 南殷 诸马 金堡 "
    "华庄 南沙 新洋 中盐 路庄 唐港 秦庄 南垈 印院 王庄 刘陈 黄坍 印家院 大张 海顾 东顾 鞠垛 严徐 "
    "吴庄 扬春 果园 双联"
)
_COMMUNITIES = "南街 北街 米巷 永丰 东进 滨河 金溪 琴韵 银杏 华溪 白庄"
VILLAGES = tuple(_VILLAGES.split())
COMMUNITIES = tuple(_COMMUNITIES.split())

# 66 × 3 = 198 cells of the third level, and one more in each of 13 larger ones: 211 in all.
CELLS_EACH = 3
LARGER = frozenset({*COMMUNITIES, "祁巷", "横巷"})
ORDINALS = ("一", "二", "三", "四")


@dataclass(frozen=True)
class DemoHours:
    """Weekly hours; ``days`` as ISO weekdays, times as HH:MM."""

    days: str
    opens: str
    closes: str
    follows_workdays: bool = True


@dataclass(frozen=True)
class DemoVenue:
    """A venue; ``key`` names it within the demonstration."""

    key: str
    name: str
    name_en: str
    kind: VenueKind
    address: str
    phone: str = ""
    address_en: str = ""
    capacity: int | None = None
    accessibility: tuple[Accessibility, ...] = ()
    directions: str = ""
    hours: tuple[DemoHours, ...] = ()
    about_counters: str = ""
    about_counters_en: str = ""


@dataclass(frozen=True)
class DemoCounter:
    """A comprehensive counter of the service centre; ``departments`` by their keys."""

    number: int
    name: str
    name_en: str
    handles: tuple[str, ...]
    departments: tuple[str, ...]


OFFICE_HOURS = (
    DemoHours("1,2,3,4,5", "08:30", "11:30"),
    DemoHours("1,2,3,4,5", "14:00", "17:30"),
)

SERVICE_CENTRE = "service-centre"

VENUES = (
    DemoVenue(
        SERVICE_CENTRE,
        "黄桥镇便民服务中心（演示）",
        "Huangqiao Convenience Service Centre (demonstration)",
        VenueKind.SERVICE_CENTRE,
        "黄桥镇示例路1号",
        "0523-00000070",
        "1 Shili Road, Huangqiao",
        120,
        (
            Accessibility.STEP_FREE,
            Accessibility.TOILET,
            Accessibility.LOW_COUNTER,
            Accessibility.WHEELCHAIR,
            Accessibility.READING_GLASSES,
            Accessibility.PRIORITY,
        ),
        "从南门进入，取号机在大厅右侧；行动不便的群众可请导办员协助。",
        OFFICE_HOURS,
        "原来的18个部门窗口合并为6个综合窗口（演示）。",
        "Six comprehensive counters took over eighteen of single departments (demonstration).",
    ),
    DemoVenue(
        "legal-service",
        "黄桥镇公共法律服务中心（演示）",
        "Huangqiao Public Legal Service Centre (demonstration)",
        VenueKind.LEGAL_SERVICE,
        "黄桥镇示例路3号，司法所一楼",
        "0523-00000071",
        "3 Shili Road, Huangqiao, ground floor of the Judicial Office",
        40,
        (Accessibility.STEP_FREE, Accessibility.HEARING, Accessibility.PRIORITY),
        hours=OFFICE_HOURS,
    ),
    DemoVenue(
        "culture-centre",
        "黄桥镇文化中心（演示）",
        "Huangqiao Cultural Centre (demonstration)",
        VenueKind.CULTURE_CENTRE,
        "黄桥镇示例路8号",
        "0523-00000072",
        "8 Shili Road, Huangqiao",
        300,
        (
            Accessibility.STEP_FREE,
            Accessibility.LIFT,
            Accessibility.TOILET,
            Accessibility.PARKING,
        ),
        "报告厅在二楼，电梯在门厅左侧。",
        (DemoHours("2,3,4,5,6,7", "09:00", "17:00"),),
    ),
    DemoVenue(
        "legal-square",
        "黄桥镇法治文化广场（演示）",
        "Huangqiao Rule-of-Law Square (demonstration)",
        VenueKind.LEGAL_SQUARE,
        "黄桥镇示例路与示范路路口",
        accessibility=(Accessibility.STEP_FREE, Accessibility.TACTILE),
        hours=(DemoHours("1,2,3,4,5,6,7", "00:00", "00:00", follows_workdays=False),),
    ),
    DemoVenue(
        "culture-hall",
        "示例村文化礼堂（演示）",
        "Village Culture Hall (demonstration)",
        VenueKind.CULTURE_HALL,
        "黄桥镇示例村",
        capacity=80,
        accessibility=(Accessibility.STEP_FREE,),
        hours=(DemoHours("6,7", "08:30", "11:30"),),
    ),
)

COUNTERS = (
    DemoCounter(
        1,
        "社会事务综合窗口",
        "Social affairs",
        ("最低生活保障申请", "临时救助申请", "特困人员救助供养", "残疾人两项补贴", "高龄津贴"),
        ("social-affairs", "veterans"),
    ),
    DemoCounter(
        2,
        "企业登记综合窗口",
        "Business registration",
        ("个体工商户登记帮办", "食品小作坊登记咨询"),
        ("market",),
    ),
    DemoCounter(
        3,
        "工程建设综合窗口",
        "Building and land",
        ("农村宅基地审批", "乡村建设规划许可初审"),
        ("construction", "enforcement", "land", "agriculture"),
    ),
    DemoCounter(
        4,
        "医保社保综合窗口",
        "Medical and social insurance",
        ("城乡居民医疗保险参保登记", "灵活就业人员社会保险"),
        ("social-affairs",),
    ),
    DemoCounter(
        5,
        "税务不动产综合窗口",
        "Tax and real estate",
        ("不动产登记咨询", "个人涉税事项咨询"),
        ("tax", "land"),
    ),
    DemoCounter(
        6,
        "公安户籍综合窗口",
        "Household registration",
        ("居住证申领", "户口登记咨询"),
        ("police",),
    ),
)
