"""The lectures of the demonstration. People are invented; numbers lie in a range not given out.

Days count from the day of loading, so that there is something past, running and to come.
"""

from dataclasses import dataclass, field

from events.choices import Audience, Form, Language
from events.states import Admission

THEMES = (
    ("family", "婚姻家庭", "Marriage and family"),
    ("neighbours", "邻里与房屋", "Neighbours and houses"),
    ("work", "务工与工资", "Work and wages"),
    ("land", "土地与宅基地", "Land and homesteads"),
    ("fraud", "防骗与消费", "Fraud and consumption"),
    ("youth", "青少年与校园", "Young people and school"),
    ("safety", "交通与消防安全", "Traffic and fire safety"),
)


@dataclass(frozen=True)
class DemoSession:
    """When, where and for how many; ``day`` from today, ``people`` who registers, in groups."""

    day: int
    hour: int
    village: str
    capacity: int = 40
    minute: int = 0
    hours: float = 1.5
    room: str = ""
    groups: tuple[int, ...] = ()
    admission: Admission = Admission.REGISTER
    kept: int = 5
    walked_in: int = 0
    came: int = 0  # of those registered, the first so many
    cancelled: str = ""
    moved_by: int = 0  # days
    moved_why: str = ""
    title: str = ""
    now: bool = False  # runs at the moment of loading


@dataclass(frozen=True)
class DemoLecture:
    """What is taught, for whom, and which department answers for it."""

    key: str
    title: str
    summary: str
    department: str
    themes: tuple[str, ...]
    learns: tuple[str, ...]
    sessions: tuple[DemoSession, ...]
    laws: tuple[tuple[str, int], ...] = ()
    form: Form = Form.LECTURE
    audience: tuple[Audience, ...] = (Audience.EVERYBODY,)
    spoken: Language = Language.BOTH
    speaker: str = "lecturers"
    keywords: str = ""
    weekly: int = 0  # a series of so many sessions, each a week after the one before
    bring: str = field(default="")


# What is shown of each without anybody's name.
SPEAKERS = (
    ("lecturers", "普法讲师团讲师", "a lecturer of the law teaching team"),
    ("lawyer", "公共法律服务中心值班律师", "the lawyer on duty of the legal service centre"),
    ("mediator", "镇调解委员会人民调解员", "a people's mediator of the town"),
    ("police", "派出所社区民警", "a community police officer"),
    ("judge", "人民法庭工作人员", "a member of the people's court"),
)

LECTURES = (
    DemoLecture(
        "neighbours-and-drains",
        "邻里相处：排水、通行和采光",
        "房前屋后的水往哪里排、路让不让走、采光被挡了怎么办，用身边的事讲清楚。",
        "justice",
        ("neighbours",),
        (
            "相邻各方应当怎样给方便，各自要留什么余地。",
            "说不拢的时候，先找村里调解，再走什么路。",
            "照片、短信、村里的证明，哪些事先留好。",
        ),
        (
            DemoSession(-20, 14, "胜利", groups=(1, 2, 1, 3, 1, 2, 1, 1), came=10, walked_in=4),
            DemoSession(9, 14, "祁巷", groups=(1, 2, 1)),
        ),
        laws=(("民法典", 288), ("民法典", 290), ("民法典", 293)),
        speaker="mediator",
        keywords="排水、采光、宅基地纠纷、邻居",
    ),
    DemoLecture(
        "elderly-fraud",
        "养老钱看得牢：识破电话和保健品骗局",
        "来电自称公检法、免费体检卖药、高息“养老投资”，一件一件拆给您看。",
        "justice",
        ("fraud",),
        (
            "骗子最常说的几句话，听到就挂断。",
            "钱已经转出去了，第一时间打哪个电话。",
            "儿女不在身边，怎样设一道防线。",
        ),
        (
            DemoSession(-9, 9, "双桥", groups=(1, 1, 2, 1, 1, 2, 1), came=7, walked_in=9),
            DemoSession(16, 9, "韩庄", groups=(1, 2), kept=10),
        ),
        laws=(("反电信网络诈骗法", 4),),
        audience=(Audience.ELDERS,),
        spoken=Language.LOCAL,
        speaker="police",
        keywords="反诈、诈骗、保健品、养老",
    ),
    DemoLecture(
        "wages",
        "干了活就要拿到钱：讨薪的几条路",
        "没签合同、包工头跑了、工资一拖再拖，怎么留证据、找谁、多久有结果。",
        "justice",
        ("work",),
        (
            "劳动合同和工资支付，法律怎么规定。",
            "投诉、仲裁、支付令，各要多长时间。",
            "法律援助怎样申请，要不要花钱。",
        ),
        (DemoSession(0, 0, "站东", groups=(1, 1, 1, 2, 1, 1), came=5, walked_in=2, now=True),),
        laws=(("劳动法", 50), ("劳动合同法", 30)),
        audience=(Audience.WORKERS,),
        speaker="lawyer",
        keywords="讨薪、欠薪、工资、农民工",
    ),
    DemoLecture(
        "divorce-and-children",
        "离婚这件事：冷静期、孩子和房子",
        "登记离婚怎么走，孩子跟谁、抚养费怎么算、婚前婚后的房子怎么分。",
        "justice",
        ("family",),
        (
            "协议离婚和诉讼离婚，差别在哪里。",
            "孩子跟谁生活，法院看哪些情况。",
            "家里有暴力，怎样申请人身安全保护令。",
        ),
        (DemoSession(6, 19, "勤丰", groups=(1, 1, 2, 1, 1), room="二楼会议室"),),
        laws=(("民法典", 1077), ("民法典", 1084)),
        audience=(Audience.WOMEN,),
        speaker="judge",
        keywords="离婚、抚养费、财产分割、家暴",
    ),
    DemoLecture(
        "homestead",
        "宅基地和建房：批不批、怎么批",
        "一户一宅、翻建改建、超面积怎么办，审批要几步、要哪些材料。",
        "agriculture",
        ("land", "neighbours"),
        (
            "什么情况可以申请，什么情况不能批。",
            "从申请到验收，一共几步、每步找谁。",
            "没批就建，会有什么后果。",
        ),
        (
            DemoSession(
                4,
                14,
                "横巷",
                capacity=12,
                kept=2,
                groups=(2, 1, 3, 1, 2, 1, 4, 1, 2, 1, 1),
            ),
        ),
        laws=(("土地管理法", 62),),
        audience=(Audience.FARMERS,),
        speaker="lecturers",
        keywords="宅基地、建房、翻建",
        bring="请带上房产证或者宅基地批准文件的复印件",
    ),
    DemoLecture(
        "wills",
        "遗嘱怎么写才算数",
        "自己写、找人代写、录像，哪一种有效；写好了放在哪里，改主意怎么办。",
        "justice",
        ("family",),
        ("六种遗嘱各有什么要求。", "没有遗嘱，按什么顺序继承。", "赡养协议和遗赠扶养协议。"),
        (DemoSession(8, 9, "樊家集", groups=(1, 2, 1), cancelled="主讲人临时有任务，另行安排。"),),
        laws=(("民法典", 1134), ("民法典", 1127)),
        audience=(Audience.ELDERS,),
        spoken=Language.LOCAL,
        speaker="lawyer",
        keywords="遗嘱、继承、赡养",
    ),
    DemoLecture(
        "electric-bikes",
        "电动车上路：戴头盔、上牌照、出了事怎么赔",
        "电动自行车和老年代步车，哪些能上路；撞了人、被人撞，当场做哪几件事。",
        "justice",
        ("safety",),
        ("上路前要办哪些手续。", "事故责任怎么认定，保险赔哪些。", "充电起火谁负责。"),
        (
            DemoSession(
                3,
                15,
                "封家庄",
                groups=(1, 2, 1, 1),
                moved_by=4,
                moved_why="原定当天村里停电检修。",
            ),
        ),
        laws=(("道路交通安全法", 76),),
        speaker="police",
        keywords="电动车、头盔、交通事故",
    ),
    DemoLecture(
        "young-people-on-stage",
        "小品专场：家有少年",
        "孩子沉迷手机、校园里被欺负、借同学的钱打赏，三个小品加现场问答。",
        "social-affairs",
        ("youth", "family"),
        ("家长有哪些责任，不管会怎样。", "孩子打赏的钱能不能要回来。", "遇到欺凌，第一步做什么。"),
        (
            DemoSession(
                12, 18, "直来桥", capacity=120, minute=30, hours=2, kept=60, groups=(3, 4, 2)
            ),
        ),
        laws=(("未成年人保护法", 16), ("家庭教育促进法", 14)),
        form=Form.PERFORMANCE,
        audience=(Audience.YOUTH,),
        keywords="家庭教育、校园欺凌、打赏",
    ),
    DemoLecture(
        "film-evening",
        "村口放电影：法治故事片",
        "露天放映，放映前十分钟请民警说防骗，自带小板凳。",
        "social-affairs",
        ("fraud",),
        ("电影讲的是一个家庭被骗之后的故事。", "放映前后可以当面咨询。"),
        (
            DemoSession(
                5,
                18,
                "余家庄",
                capacity=300,
                minute=30,
                hours=2,
                admission=Admission.FREE,
                kept=0,
            ),
            DemoSession(
                -5,
                18,
                "合心",
                capacity=300,
                minute=30,
                hours=2,
                admission=Admission.FREE,
                kept=0,
                walked_in=37,
            ),
        ),
        form=Form.FILM,
        keywords="电影、放映",
    ),
    DemoLecture(
        "mediation-open-day",
        "调解开放日：看一场调解怎么做",
        "走进非诉讼服务中心，旁听模拟调解，问一问自己家的事能不能调。",
        "justice",
        ("neighbours", "family"),
        ("调解要不要钱、要多久。", "调解协议怎样去法院确认。", "哪些事不能调解。"),
        (DemoSession(10, 9, "米巷", capacity=30, hours=2.5, admission=Admission.FREE, kept=0),),
        laws=(("人民调解法", 31), ("人民调解法", 33)),
        form=Form.OPEN_DAY,
        speaker="mediator",
        keywords="调解、开放日、司法确认",
    ),
    DemoLecture(
        "small-restaurants",
        "小餐饮和小作坊：证照、台账、检查",
        "开店要哪些证、进货要留哪些票、检查来了看什么，给店主的一堂课。",
        "market",
        ("work",),
        ("登记、许可和备案，哪些要办。", "进货查验和健康证。", "轻微违法首次不罚的情形。"),
        (
            DemoSession(
                14,
                14,
                "南街",
                capacity=24,
                groups=(1, 1, 2),
                admission=Admission.APPROVAL,
                kept=0,
            ),
        ),
        laws=(("食品安全法", 33), ("食品安全法", 53)),
        audience=(Audience.BUSINESSES,),
        speaker="lecturers",
        keywords="餐饮、食品安全、个体户",
    ),
    DemoLecture(
        "land-contracts",
        "土地流转一条一条讲：四周学会看合同",
        "流转合同怎么签、租金怎么定、到期怎么办，每周一讲，连讲四周。",
        "agriculture",
        ("land",),
        (
            "承包地能不能流转，期限多长。",
            "合同必须写清楚的几条。",
            "流转金拖欠、地被改了用途怎么办。",
        ),
        (DemoSession(7, 14, "祁巷", capacity=40, groups=(1, 1, 2, 1)),),
        laws=(("农村土地承包法", 36),),
        form=Form.COURSE,
        audience=(Audience.FARMERS, Audience.CADRES),
        weekly=4,
        keywords="土地流转、承包地、合同",
    ),
)
