"""Journey of the demonstration: 讨薪. Chinese data, not interface."""

from cms_pages.services.demo.records import Journey, Option, Question, Stage
from cms_pages.services.demo.writing import ask, said, task

JOURNEY = Journey(
    key="get-wages",
    title="讨工钱一件事",
    summary="工钱没发怎么要回来：今天先把证据留好，再调解、投诉、仲裁，到手之前每一步怎么走。",
    department="social-affairs",
    life_events=("讨薪", "打工", "打工受委屈"),
    words=(
        "讨薪",
        "讨工钱",
        "要工资",
        "欠工资",
        "工钱没给",
        "老板跑路",
        "工地不发钱",
        "拖工资",
        "劳动仲裁",
    ),
    before=(
        said("别等。辞了工的，一年里不去仲裁就可能过期。", "劳动争议调解仲裁法27"),
        said("您不用证明一切。工资账在单位手里，单位不拿出来就算它没理。", "劳动争议调解仲裁法6"),
        said("投诉、调解、仲裁都不要钱。", "人民调解法4、劳动争议调解仲裁法53、待镇核实"),
        said("要钱走正路。编瞎话、用违法的办法要，自己也会被处理。", "保障农民工工资支付条例52"),
    ),
    questions=(
        Question(
            "work",
            "您在哪里干的活？",
            (
                Option("site", "建筑工地"),
                Option("firm", "工厂、店铺、公司"),
                Option(
                    "private",
                    "替别人家里干活，没有单位",
                    stops="这是两个人之间的账。先请调解员说和，谈不拢可以直接起诉。",
                    leads_to="mediation",
                ),
            ),
        ),
        Question(
            "note",
            "老板打过欠条吗？",
            (Option("yes", "打过，有签字或者盖章"), Option("no", "没有")),
            when=("work:site", "work:firm"),
        ),
        Question(
            "talk",
            "老板肯不肯坐下来谈？",
            (
                Option("willing", "肯谈"),
                Option("hiding", "不肯，或者找不到人"),
                Option("denies", "不认这笔账"),
            ),
            when=("work:site", "work:firm"),
        ),
    ),
    stages=(
        Stage(
            "今天就做",
            "趁手机里、工地上的东西还在，先留下来。",
            (
                task(
                    "evidence",
                    "考勤、转账、聊天记录都截图。哪天到哪天、该多少、给了多少，写在一张纸上。",
                    "劳动争议调解仲裁法6、待镇核实",
                    name="把证据收在一起",
                ),
                task(
                    "board",
                    "门口的维权告示牌上，有总包、分包和投诉电话，拍下来。",
                    "保障农民工工资支付条例34",
                    name="拍工地门口的告示牌",
                    when=("work:site",),
                ),
                task(
                    "employer",
                    "要的是营业执照上的全名，不是老板的外号。2号窗口或者网上能查。",
                    name="查清单位叫什么",
                    department="market",
                ),
            ),
        ),
        Stage(
            "找人帮着要",
            "这几条路不冲突，可以同时走。",
            (
                task(
                    "complain",
                    "用工地的劳动监察来查。工地上的钱，总承包单位要先垫。",
                    "劳动保障监察条例13、保障农民工工资支付条例30",
                    guide="unpaid-wages",
                ),
                task(
                    "mediate",
                    "村里、镇上都能调。十五天谈不成，就可以去仲裁。",
                    "劳动争议调解仲裁法10、14",
                    guide="mediation",
                    when=("talk:willing",),
                ),
                task(
                    "lawyer",
                    "讨工钱是法律写明能申请的事。律师不收您的钱。",
                    "法律援助法2、31",
                    guide="legal-aid",
                ),
            ),
        ),
        Stage(
            "让人来判",
            "谈不成，就请仲裁或者法院来断。",
            (
                task(
                    "order",
                    "账没争议、人找得到，可以请法院发支付令。对方十五天里不还又不提异议，就能强制执行。",
                    "劳动合同法30、民事诉讼法225、227",
                    name="申请支付令",
                    department="court",
                    when=("note:yes", "talk:willing"),
                ),
                task(
                    "sue",
                    "凭单位写的欠条，只要工资、不争别的，不用先仲裁。",
                    "最高人民法院关于审理劳动争议案件适用法律问题的解释（一）15",
                    name="拿欠条到法院起诉",
                    department="court",
                    when=("note:yes",),
                ),
                task(
                    "arbitrate",
                    "在干活的地方或者单位所在地申请都行。等着钱过日子的，请求先给一部分。",
                    "劳动争议调解仲裁法21、44",
                    name="申请劳动仲裁",
                    place="泰兴市劳动人事争议仲裁委员会",
                    when=("note:no",),
                ),
            ),
        ),
        Stage(
            "把钱拿到手",
            "说好了、判下来了，还要盯到钱进卡。",
            (
                task(
                    "confirm",
                    "签完调解协议三十天里，两边一起去法院办。往后赖账，就能强制执行。",
                    "人民调解法33",
                    guide="judicial-confirmation",
                    when=("talk:willing",),
                ),
                task(
                    "enforce",
                    "该给的日子过了还不给，两年里去法院申请。",
                    "劳动争议调解仲裁法51、民事诉讼法250",
                    name="申请强制执行",
                    department="court",
                ),
                task(
                    "crime",
                    "有钱不给、转移财产、跑路，政府责令了还不付，数额大的要坐牢。",
                    "刑法276-1",
                    name="拒不支付的，请公安来查",
                    department="police",
                    when=("talk:hiding", "talk:denies"),
                ),
            ),
        ),
    ),
    faq=(
        ask(
            "包工头没执照，我去告谁？",
            "工地上的，找把活包给他的那家单位。建设单位、总包把活包给个人的，欠下的由他们还。",
            "保障农民工工资支付条例30、36",
        ),
        ask(
            "只说得清一半的账，能先要一半吗？",
            "能。清楚的那部分，仲裁庭可以先裁。其余的接着查。",
            "劳动争议调解仲裁法43",
        ),
        ask(
            "我走了十个月了，发过短信要钱，算不算数？",
            "算。您要过钱，一年的期限就从那天重新算。短信千万别删。",
            "劳动争议调解仲裁法27",
        ),
        ask(
            "去法院要交多少钱？",
            "劳动争议打官司，一件十块钱。拿欠条按普通欠钱起诉的，看数额交。",
            "诉讼费用交纳办法13",
        ),
        ask(
            "老板扣了我的工资卡，正常吗？",
            "不正常。工地发工资的卡，谁也不能用任何理由扣。",
            "保障农民工工资支付条例31",
        ),
    ),
)
