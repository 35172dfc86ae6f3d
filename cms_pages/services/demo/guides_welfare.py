"""Guides of the demonstration: help in need, allowances, births, cards, deaths, medical insurance.

Chinese data, not interface. What stands without an article of law is `TOWN`: the town verifies it
before anybody relies on it. Sources: the Social Assistance Law of 2026, the laws on the elderly, on
disabled persons, on veterans, on population, on social insurance and on health, the Civil Code, the
Regulations on Household Registration, and regulations of the State Council, each named where it is
cited. The Regulations on Funerals of 2026 are named without articles: their text was not at hand.
"""

from cms_pages.services.demo.records import (
    Basis,
    Guide,
    Limit,
    Material,
    Need,
    Node,
    Option,
    Question,
    Result,
    Said,
    Step,
    Unit,
    Waived,
)

ONLINE_SERVICE = "国务院关于在线政务服务的若干规定"


def law(words: str, *articles: str) -> Said:
    """Words that the articles say."""
    return Said(words, articles)


def workdays(number: int, note: str = "天数待镇核实", *articles: str) -> Limit:
    """So many working days, promised by the town where no article is named."""
    return (
        Limit(number, Unit.WORKDAY, note, articles)
        if articles
        else Limit(number, Unit.WORKDAY, note)
    )


def at_once(note: str = "") -> Limit:
    """Done while one waits, as the town promises."""
    return Limit(0, Unit.AT_ONCE, note)


def identity_card(name: str, note: str, when: tuple[str, ...] = ()) -> Material:
    """An identity card that is shown; the electronic one is as good."""
    return Material(
        name,
        "certificate",
        originals=1,
        form="either",
        waived=Waived.LICENCE,
        source="government",
        issued_by="公安机关",
        note=note,
        when=when,
        sources=(f"{ONLINE_SERVICE}10",),
    )


def shared(
    name: str, issued_by: str, note: str, *articles: str, when: tuple[str, ...] = ()
) -> Material:
    """A paper that the office gets from another one by sharing data, so nobody brings it."""
    return Material(
        name,
        "certificate",
        form="electronic",
        waived=Waived.SHARED,
        source="government",
        issued_by=issued_by,
        note=note,
        when=when,
        sources=articles or (f"{ONLINE_SERVICE}7",),
    )


def form(
    name: str, note: str, *articles: str, when: tuple[str, ...] = (), either: str = ""
) -> Material:
    """A form of which one original is handed in."""
    return Material(
        name,
        "form",
        originals=1,
        form="either",
        note=note,
        either=either,
        when=when,
        sources=(*articles, "待镇核实"),
    )


def account(holder: str, note: str, when: tuple[str, ...] = ()) -> Material:
    """The account to which money is paid."""
    return Material(
        f"{holder}的社会保障卡或者银行卡",
        "certificate",
        originals=1,
        form="either",
        source="agency",
        issued_by="社会保险经办机构或者银行",
        note=note,
        when=when,
    )


def appeals(act: str, *own: str) -> tuple[Said, Said]:
    """The two ways against an act of the town or of a department of the county-level city."""
    return (
        law(
            f"对{act}不服，知道之日起60日内，可以申请行政复议。向泰兴市人民政府提出，不收钱。",
            *own,
            "行政复议法20",
            "行政复议法24",
            "行政复议法87",
        ),
        law(
            f"也可以不复议，直接向人民法院起诉。起诉要在知道{act}后的6个月内。",
            *own,
            "行政诉讼法44",
            "行政诉讼法46",
        ),
    )


def silence(about: str) -> Said:
    """What is done when the office does not answer at all: reconsideration comes first."""
    return law(
        f"{about}一直没有答复的，要先申请行政复议，再打官司。", "行政复议法11", "行政复议法23"
    )


MINIMUM_LIVING = Guide(
    key="minimum-living",
    title="最低生活保障申请",
    summary="全家收入低、过日子有困难，可以申请低保，按月领钱。向户口所在的镇申请，不收费。",
    item_type="payment",
    department="social-affairs",
    counter=1,
    audience=("person",),
    life_events=("遇到困难", "养老", "生病"),
    words=("低保", "吃低保", "低保户", "困难补助", "贫困户", "没有收入怎么办", "最低生活保障金"),
    who=law("家庭人均收入低于当地低保标准，财产也符合规定的家庭。", "社会救助法18"),
    conditions=(
        law("全家收入按人头平均，低于当地低保标准。", "社会救助法18"),
        law("全家的房、车、存款这些财产，在江苏省定的界线以内。", "社会救助法18", "社会救助法23"),
        law("户口在黄桥镇。户口在外地、有本地居住证的，要看这里是否已经开通。", "社会救助法37"),
        law("如实说清家里有几口人、收入、财产和大笔开支，并同意核查。", "社会救助法40"),
        law(
            "收入稍高、属于低保边缘家庭的，家里的重度残疾人和重病患者可以纳入低保。", "社会救助法21"
        ),
    ),
    bases=(
        Basis(
            "中华人民共和国社会救助法",
            "第十八条",
            "收入低于标准、财产符合规定的家庭，按月发低保金。",
        ),
        Basis(
            "中华人民共和国社会救助法", "第二十一条", "低保边缘家庭里的重残、重病人可以领低保金。"
        ),
        Basis("中华人民共和国社会救助法", "第三十七条", "向户籍地的镇申请，有困难可以托人代办。"),
        Basis("中华人民共和国社会救助法", "第四十三条", "镇里受理以后入户调查、走访邻居。"),
        Basis("中华人民共和国社会救助法", "第四十四条", "镇里提审核意见，县级民政部门作决定。"),
        Basis("中华人民共和国社会救助法", "第四十五条", "给的在村里公布，不给的书面说明理由。"),
        Basis("中华人民共和国社会救助法", "第六十二条", "能核对到的情况，不许叫群众拿证明。"),
    ),
    materials=(
        form(
            "最低生活保障申请表",
            "写明家里每个人的收入、财产和大笔开支。不识字的，窗口代填，本人按手印。",
            "社会救助法40",
        ),
        form(
            "家庭经济状况核对授权书",
            "一起生活的成年家人都要签字，同意民政部门查收入和财产。",
            "社会救助法40",
            "社会救助法41",
        ),
        identity_card("一起生活的家人的身份证", "当场看，看完就还。没带的可以出示电子身份证。"),
        Material(
            "户口簿",
            "certificate",
            form="electronic",
            waived=Waived.PROOF,
            source="government",
            issued_by="派出所",
            note="户籍信息由民政部门核对，不用带。",
            sources=("社会救助法41", "社会救助法62"),
        ),
        Material(
            "收入、存款、房产和车辆证明",
            "certificate",
            form="electronic",
            waived=Waived.PROOF,
            source="government",
            issued_by="税务、社保、不动产登记、银行等单位",
            note="这些由民政部门直接核对，不许叫您去开证明。",
            sources=("社会救助法41", "社会救助法62"),
        ),
        Material(
            "居住证",
            "certificate",
            originals=1,
            form="either",
            source="government",
            issued_by="派出所",
            note="户口在外地、在本地申请的才要。",
            when=("hukou:permit",),
            sources=("社会救助法37",),
        ),
        shared(
            "残疾人证",
            "残疾人联合会",
            "窗口在系统里查，不用带。",
            when=("members:disabled", "members:both"),
        ),
        Material(
            "诊断书和住院病历",
            "certificate",
            copies=1,
            form="either",
            source="agency",
            issued_by="看病的医院",
            note="家里有重病患者的带上，最近一年的就行。",
            when=("members:ill", "members:both"),
            sources=("社会救助法40", "待镇核实"),
        ),
        Material(
            "看病、上学的缴费单据",
            "other",
            copies=1,
            form="either",
            need=Need.LATER,
            note="用来说明大笔必需开支。一时找不全，可以先受理，以后补交。",
            when=("spending:high",),
            sources=("社会救助法40", "待镇核实"),
        ),
        form(
            "委托书",
            "托亲友代办的，写明托谁、办什么事，本人签名或者按手印。",
            "社会救助法37",
            when=("agent:other",),
            either="A",
        ),
        form(
            "村（居）委会代办记录",
            "请村委会、居委会代办的，由他们填，本人签名或者按手印。",
            "社会救助法37",
            when=("agent:other",),
            either="A",
        ),
        account("申请人", "只看卡号，看完当场还给您。谁问密码都别说。"),
    ),
    statutory_limit=None,
    promised_limit=workdays(
        30,
        "从受理那天算起。民政部《最低生活保障审核确认办法》的天数是否仍适用，待镇核实。",
    ),
    visits=1,
    visits_why="递交申请时签字一次，之后工作人员上门。行动不便的可以请村里代办，一次也不用跑。",
    scope="town",
    fees=(),
    steps=(
        Step(
            "申请",
            "本人或者一起生活的家人到户籍地的镇提出。有困难的，请村委会、居委会或者别人代办。",
            "申请人",
            at_once(),
            "人口、收入、财产和大笔开支写清楚，成年家人都签了授权书。",
            "交上申请表和授权书",
            ("社会救助法37", "社会救助法40"),
        ),
        Step(
            "受理",
            "社会事务窗口收件，材料缺什么，一次讲清，写在纸上。",
            "1号窗口经办人",
            at_once("材料齐的当场收下"),
            "表格填写完整，不要法律已经免掉的证明。",
            "受理通知书或者补正通知书",
            ("社会救助法64", "待镇核实"),
        ),
        Step(
            "入户调查",
            "工作人员到家里看，问左邻右舍，必要时发信求证。",
            "镇社会救助经办人",
            workdays(10),
            "家里实际人口、住房、收入来源和申请表对得上。",
            "入户调查表",
            ("社会救助法43",),
        ),
        Step(
            "信息核对",
            "镇里请县级民政部门，向税务、社保、银行等单位核对收入和财产。",
            "市民政局核对岗位",
            workdays(10, "和入户调查同时做，天数待镇核实"),
            "核对结果和申请人说的一致；不一致的，听申请人解释。",
            "家庭经济状况核对报告",
            ("社会救助法41", "社会救助法43"),
        ),
        Step(
            "审核",
            "镇里根据调查和核对，提出给还是不给的意见，报上去。",
            "社会事业局负责人",
            workdays(5),
            "人均收入、财产两样都在当地界线以内。",
            "审核意见",
            ("社会救助法44",),
        ),
        Step(
            "确认",
            "县级民政部门作决定。江苏省也可以规定由镇作决定，以公布的为准。",
            "市民政局或者镇人民政府",
            workdays(10),
            "审核意见有依据，程序没有漏。",
            "确认决定书，或者写明理由的不予确认决定书",
            ("社会救助法44", "社会救助法45"),
        ),
        Step(
            "公布",
            "决定给的，在村里或者社区里公布。只公布必要的内容，不公布病情和账号。",
            "村（居）委会",
            workdays(5),
            "范围只到本村、本社区。",
            "公布栏告示",
            ("社会救助法11", "社会救助法45"),
        ),
        Step(
            "发钱",
            "低保金按月打到卡上。",
            "市民政局、财政部门",
            Limit(1, Unit.MONTH, "从哪个月起发，待镇核实", ("社会救助法18", "待镇核实")),
            "户名、卡号无误。",
            "每月的低保金",
            ("社会救助法18",),
        ),
    ),
    results=(
        Result(
            "最低生活保障确认决定书",
            "decision",
            "情况没有变化就一直有效，镇里会定期核查。",
            "窗口领取，或者由村里送到家。",
            ("社会救助法45", "社会救助法46"),
        ),
        Result(
            "按月发放的低保金",
            "payment",
            "标准以当年公布的为准。",
            "打到本人卡上。",
            ("社会救助法18", "社会救助法19"),
        ),
        Result(
            "不予确认决定书（写明理由）",
            "decision",
            "以后情况变了，可以再申请。",
            "书面送到申请人手里。",
            ("社会救助法45",),
        ),
    ),
    channels=("counter", "online", "home", "proxy"),
    remedies=(
        *appeals("不给低保或者减少、停发低保的决定", "社会救助法76"),
        silence("低保申请交上去"),
        law("对工作人员的做法有意见，可以举报投诉。拨打12345也行。", "社会救助法68", "待镇核实"),
        law("想请律师又没钱，可以向法律援助机构申请免费帮助，电话12348。", "法律援助法31"),
    ),
    faq=(
        (
            "有儿有女，还能申请低保吗？",
            law(
                "能。看的是一起生活的家人的收入。分开住的子女本人同意，才能核对他的收入。"
                "子女该给的赡养费，您有权要。",
                "社会救助法18",
                "社会救助法41",
                "老年人权益保障法19",
            ),
        ),
        (
            "打着零工，还能申请吗？",
            law(
                "能。只要全家平均下来仍低于标准。有劳动能力的人，应当积极找活干。",
                "社会救助法18",
                "社会救助法27",
            ),
        ),
        (
            "每个月能领多少钱？",
            law(
                "可以补到标准为止，也可以分几档发固定的数。具体金额以当年公布的标准为准。",
                "社会救助法18",
                "社会救助法19",
            ),
        ),
        (
            "少报了收入会怎样？",
            law(
                "骗来的钱要退，还可能罚款，最多是骗取数额的两倍。低保也可能停掉。",
                "社会救助法73",
            ),
        ),
        (
            "家里情况变了，要不要说？",
            law(
                "要。多了人、少了人、收入变了，都要及时告诉镇里。"
                "减发、停发之前，镇里要先听您的意见，再书面告诉您为什么。",
                "社会救助法46",
                "社会救助法48",
            ),
        ),
        (
            "低保还没批下来，眼下揭不开锅怎么办？",
            law(
                "马上申请临时救助。情况紧急、钱不多的，先给钱，后补手续。",
                "社会救助法29",
                "社会救助法50",
            ),
        ),
        (
            "邻居会不会知道我家的病和存款？",
            law(
                "不会公布这些。工作人员对知道的隐私必须保密，泄露要受处分。",
                "社会救助法11",
                "社会救助法70",
            ),
        ),
    ),
    plain=(
        "家里平均每人的收入低于标准，财产不超线，国家按月补钱。",
        "收入、存款由民政部门自己查，不许叫您到处开证明。",
        "不给要书面说明理由，不服可以复议、可以起诉。",
    ),
    questions=(
        Question(
            "hukou",
            "您的户口在哪里？",
            (
                Option("town", "在黄桥镇"),
                Option("permit", "在外地，有本地的居住证"),
                Option(
                    "other",
                    "在外地，也没有本地的居住证",
                    "低保要向户口所在的镇或者街道申请。眼下过不下去的，可以先在这里申请临时救助。",
                    "temporary-aid",
                ),
            ),
        ),
        Question(
            "members",
            "家里有没有重度残疾人或者重病患者？",
            (
                Option("none", "都没有"),
                Option("disabled", "有重度残疾人"),
                Option("ill", "有重病患者"),
                Option("both", "两种都有"),
            ),
            ("hukou:town", "hukou:permit"),
        ),
        Question(
            "spending",
            "这一年看病、上学的钱花得多吗？",
            (Option("high", "多，家里负担很重"), Option("low", "不多")),
            ("hukou:town", "hukou:permit"),
        ),
        Question(
            "agent",
            "谁去窗口办？",
            (
                Option("self", "本人或者一起生活的家人"),
                Option("other", "村委会、居委会或者别人代办"),
            ),
            ("hukou:town", "hukou:permit"),
        ),
    ),
    flow=(
        Node("apply", "向户籍地的镇申请低保", "申请人", to=("check",), kind="start"),
        Node(
            "check",
            "申请表和授权书齐不齐？",
            "1号窗口经办人",
            "当场",
            ("accept:齐全", "supplement:不齐全"),
            "decision",
        ),
        Node("supplement", "一次讲清缺什么，补好再交", "申请人", to=("check",)),
        Node("accept", "受理，发受理通知书", "1号窗口经办人", "当场", ("survey",)),
        Node(
            "survey",
            "入户调查，同时核对收入和财产",
            "镇社会救助经办人",
            "10个工作日，待镇核实",
            ("review",),
        ),
        Node("review", "镇里提出审核意见", "社会事业局负责人", "5个工作日，待镇核实", ("decide",)),
        Node(
            "decide",
            "收入、财产都在界线以内吗？",
            "市民政局或者镇人民政府",
            "10个工作日，待镇核实",
            ("publish:符合", "refuse:不符合"),
            "decision",
        ),
        Node("publish", "在本村、本社区公布决定", "村（居）委会", "5个工作日，待镇核实", ("pay",)),
        Node("pay", "按月发低保金，定期核查", "市民政局、财政部门", "每月", kind="end"),
        Node(
            "refuse",
            "书面告诉申请人，并说明理由",
            "市民政局或者镇人民政府",
            "当天送出，待镇核实",
            ("remedy",),
        ),
        Node("remedy", "不服的：60日内复议，或者6个月内起诉", "申请人", "60日、6个月", kind="end"),
    ),
    related=("temporary-aid", "extreme-poverty", "disability-allowances", "medical-insurance"),
    special_procedures=(
        law(
            "向银行等单位核对信息要等对方回复，等的时间算不算在内，待镇核实。",
            "社会救助法41",
            "待镇核实",
        ),
    ),
    quantity_limit="不限名额。符合条件的都应当确认（社会救助法第七十条）。",
    extra={
        "法定办结时限": "社会救助法没有写天数，所以不填数字。",
        "咨询": "1号窗口，或者拨打12345。",
        "定期核查": "镇里多久核查一次，待镇核实（社会救助法第四十六条）。",
    },
)

TEMPORARY_AID = Guide(
    key="temporary-aid",
    title="临时救助申请",
    summary="突然遭灾、生大病、出事故，眼下过不下去，可以在出事的镇申请临时救助。紧急的先给钱再补手续。",
    item_type="payment",
    department="social-affairs",
    counter=1,
    audience=("person",),
    life_events=("遇到困难", "生病", "突发事故"),
    words=("临时救助", "救急", "急难救助", "家里着火了", "没钱看病", "没饭吃", "应急的钱"),
    who=law("突然遇到大难、眼下基本生活过不下去的人和家庭。", "社会救助法29"),
    conditions=(
        law("遇到的难处来得突然，或者很急，或者像灾难一样重。", "社会救助法29"),
        law("因为这件事，吃、穿、住、看病一时没有着落。", "社会救助法29"),
        law("事情发生在黄桥镇就在这里申请，不看户口在哪里。", "社会救助法37"),
        law("愿意把家里的钱物和这次的难处照实讲，也愿意接受核实。", "社会救助法40"),
    ),
    bases=(
        Basis("中华人民共和国社会救助法", "第二十九条", "突遭大难、生活过不下去的，给钱或者给物。"),
        Basis("中华人民共和国社会救助法", "第三十七条", "临时救助向出事地的镇、街道申请。"),
        Basis(
            "中华人民共和国社会救助法", "第三十九条", "村里、镇里发现有难的人，要主动报告和帮助。"
        ),
        Basis("中华人民共和国社会救助法", "第五十条", "紧急而且金额较小的，先救助，后补说明。"),
        Basis("中华人民共和国社会救助法", "第四十五条", "不给救助要书面告诉并说明理由。"),
        Basis("中华人民共和国社会救助法", "第六十二条", "能核对到的情况，不许要求群众提供。"),
    ),
    materials=(
        Material(
            "临时救助申请表",
            "form",
            originals=1,
            form="either",
            need=Need.LATER,
            note="紧急时打电话、口头讲都行，事后补填。",
            sources=("社会救助法50", "待镇核实"),
        ),
        Material(
            "申请人的身份证",
            "certificate",
            originals=1,
            form="either",
            need=Need.LATER,
            waived=Waived.LICENCE,
            source="government",
            issued_by="公安机关",
            note="丢了、烧了的不要紧，先救人，身份以后核实。",
            sources=(f"{ONLINE_SERVICE}10", "社会救助法50"),
        ),
        form(
            "同意核查的签字页",
            "紧急情况过去以后再签也可以。",
            "社会救助法40",
            when=("urgent:no",),
        ),
        Material(
            "家庭收入和存款证明",
            "certificate",
            form="electronic",
            waived=Waived.PROOF,
            source="government",
            issued_by="民政部门会同有关单位和银行",
            note="需要时由民政部门核对，您不用去开。",
            sources=("社会救助法41", "社会救助法62"),
        ),
        Material(
            "低保、特困等身份证明",
            "certificate",
            form="electronic",
            waived=Waived.SHARED,
            source="government",
            issued_by="市民政局",
            note="已经是低保户、特困人员的，不再重查家底。",
            sources=("社会救助法42",),
        ),
        Material(
            "火灾现场照片",
            "other",
            copies=1,
            form="electronic",
            need=Need.OPTIONAL,
            note="手机里有就给看，没有就由工作人员到现场拍。",
            when=("cause:fire",),
        ),
        Material(
            "诊断书和医药费单据",
            "certificate",
            copies=1,
            form="either",
            need=Need.LATER,
            source="agency",
            issued_by="看病的医院",
            note="还在住院的，先交缴费通知，出院再补。",
            when=("cause:illness",),
        ),
        Material(
            "事故认定书或者出警记录",
            "certificate",
            copies=1,
            form="either",
            need=Need.LATER,
            waived=Waived.SHARED,
            source="government",
            issued_by="公安机关",
            note="镇里向公安机关核实，一般不用您去取。",
            when=("cause:accident",),
            sources=(f"{ONLINE_SERVICE}7", "待镇核实"),
        ),
        form(
            "代办人的书面说明",
            "写清替谁办、和他是什么关系、为什么本人来不了。",
            "社会救助法37",
            when=("agent:other",),
        ),
        account("收款人", "没有卡的告诉窗口，换一种办法给。", ("urgent:no",)),
    ),
    statutory_limit=Limit(
        0,
        Unit.AT_ONCE,
        "情况紧急、金额较小、必须马上救的，先行救助。其他情形法律没有写天数。",
        ("社会救助法50",),
    ),
    promised_limit=workdays(10, "不紧急的情形，从受理算起，待镇核实。紧急的先救。"),
    visits=1,
    visits_why="当面讲清难处一次。人在医院或者走不开的，打电话，工作人员上门。",
    scope="town",
    fees=(),
    steps=(
        Step(
            "求助",
            "自己来、打电话，或者由村干部、邻居报信都可以。",
            "申请人或者发现的人",
            at_once(),
            "讲清人在哪里、出了什么事、急需什么。",
            "镇里记下求助时间",
            ("社会救助法37", "社会救助法39"),
        ),
        Step(
            "判断急不急",
            "窗口先看人：今晚有没有地方住，有没有饭吃，有没有药。",
            "1号窗口经办人",
            at_once("当场判断"),
            "不马上帮就会出大事的，算紧急。",
            "走先行救助，或者走一般办法",
            ("社会救助法50",),
        ),
        Step(
            "先行救助",
            "紧急而且金额较小的，先发钱或者先发东西。",
            "社会事业局值班人员",
            at_once("当天，待镇核实"),
            "够渡过眼前这一关。",
            "救助金或者米、油、被子等实物",
            ("社会救助法29", "社会救助法50"),
        ),
        Step(
            "补说明",
            "紧急情况过去以后，补上申请表和事情经过。",
            "申请人、1号窗口经办人",
            workdays(10, "从缓过来那天算起，待镇核实"),
            "事情经过和用了多少钱写清楚。",
            "补齐的救助档案",
            ("社会救助法50",),
        ),
        Step(
            "核实",
            "不紧急的，工作人员走访、问邻居，需要时核对家庭经济状况。",
            "镇社会救助经办人",
            workdays(4),
            "难处是真的，家里眼下确实拿不出钱。",
            "核实记录",
            ("社会救助法43",),
        ),
        Step(
            "作决定",
            "镇里提意见，县级民政部门决定。小额的是否由镇决定，以省里规定为准。",
            "镇人民政府、市民政局",
            workdays(4),
            "给钱还是给物、给多少，和困难程度相当。",
            "临时救助决定，或者写明理由的不予救助通知",
            ("社会救助法44", "社会救助法45"),
        ),
        Step(
            "给钱给物",
            "钱打到卡上，东西送到手里，并在村里公布。",
            "社会事业局、村（居）委会",
            workdays(2),
            "本人签收。",
            "签收单",
            ("社会救助法29", "社会救助法45"),
        ),
    ),
    results=(
        Result(
            "临时救助金或者实物",
            "payment",
            "一件难事一次办。金额以当年公布的标准为准。",
            "打卡、现金或者送货到家，方式待镇核实。",
            ("社会救助法29", "待镇核实"),
        ),
        Result(
            "不予临时救助通知书（写明理由）",
            "decision",
            "遇到新的难处可以再申请。",
            "书面交给本人。",
            ("社会救助法45",),
        ),
    ),
    channels=("counter", "online", "home", "proxy"),
    remedies=(
        *appeals("不予临时救助的决定", "社会救助法76"),
        silence("求助以后"),
        law("紧急时机关不管，要求它履行职责的，起诉可以不等两个月。", "行政诉讼法47"),
        law(
            "发现有人该救不救、收了好处才办，可以举报，也可以打12345。", "社会救助法68", "待镇核实"
        ),
    ),
    faq=(
        (
            "我是外地人，在黄桥打工出了事，能申请吗？",
            law("能。临时救助看在哪里出的事，不看户口。", "社会救助法37"),
        ),
        (
            "证件都烧掉了，怎么办？",
            law("先来，或者先打电话。紧急的先救助，手续以后补。", "社会救助法50"),
        ),
        (
            "能给多少钱？",
            law(
                "看难处有多大，给钱或者给物。金额没有一个死数，以当地公布的为准。",
                "社会救助法14",
                "社会救助法29",
                "待镇核实",
            ),
        ),
        (
            "急病要抢救，付不起钱，医院会不会不收？",
            law(
                "先打120。急救中心不许因为没交钱就不救、晚救。"
                "符合规定的急救费，由疾病应急救助基金补助。",
                "基本医疗卫生与健康促进法27",
                "社会救助法51",
            ),
        ),
        (
            "台风、大水把房子冲坏了，也走这个办法吗？",
            law(
                "自然灾害另有受灾人员救助，政府管应急、管生活、帮助重建。请同时报告村里和镇里。",
                "社会救助法28",
                "社会救助法49",
            ),
        ),
        (
            "已经是低保户，还能再申请吗？",
            law(
                "能。低保管平时，临时救助管突然出的难事。您的家底已经查过，可以不再重查。",
                "社会救助法15",
                "社会救助法42",
            ),
        ),
        (
            "邻居有难，他自己讲不清，我能帮他报吗？",
            law(
                "能。可以受他委托代为申请，也可以告诉村里。村里知道了必须及时上报。",
                "社会救助法37",
                "社会救助法39",
            ),
        ),
    ),
    plain=(
        "突然出事、日子过不下去，在哪里出事就找哪里的镇。",
        "情况急、钱不多的，先救人，后补手续。",
        "不救助要给书面理由，您可以不服。",
    ),
    questions=(
        Question(
            "urgent",
            "是不是今天不帮就过不去？",
            (
                Option("yes", "是，今天没有饭吃、没有地方住或者没有药"),
                Option("no", "还能撑几天"),
            ),
        ),
        Question(
            "cause",
            "出了什么事？",
            (
                Option("fire", "家里着火"),
                Option("illness", "突然得了重病"),
                Option("accident", "车祸或者别的意外"),
                Option("sudden", "失业、家人去世这一类的突然变故"),
                Option(
                    "homeless",
                    "在外流落，没有亲人可投",
                    "您可以请求流散人员救助：管住、治急病、帮忙找家和返乡。"
                    "找救助管理机构，也可以就在镇里提出（社会救助法第三十一条、第五十二条）。",
                ),
            ),
        ),
        Question(
            "agent",
            "谁来提出？",
            (Option("self", "本人或者一起生活的家人"), Option("other", "村里或者别人代为提出")),
            ("cause:fire", "cause:illness", "cause:accident", "cause:sudden"),
        ),
    ),
    flow=(
        Node(
            "call", "来人、来电，或者村里报信", "申请人或者发现的人", to=("urgent",), kind="start"
        ),
        Node(
            "urgent",
            "今天不帮就过不去，而且要的钱不多？",
            "1号窗口经办人",
            "当场",
            ("rescue:是", "check:不是"),
            "decision",
        ),
        Node(
            "rescue", "先发钱、发物，先安顿人", "社会事业局值班人员", "当天，待镇核实", ("explain",)
        ),
        Node("explain", "缓过来以后补表格、补经过", "申请人", "10个工作日，待镇核实", ("filed",)),
        Node("filed", "归档，救助完成", "1号窗口经办人", kind="end"),
        Node(
            "check",
            "申请表和签字够不够？",
            "1号窗口经办人",
            "当场",
            ("verify:够了", "supplement:还缺"),
            "decision",
        ),
        Node("supplement", "一次说全还缺哪几样，先收下再补", "申请人", to=("verify",)),
        Node(
            "verify",
            "走访、问邻居，核对家里的钱物",
            "镇社会救助经办人",
            "4个工作日，待镇核实",
            ("decide",),
        ),
        Node(
            "decide",
            "难处属实，确实过不下去？",
            "镇人民政府、市民政局",
            "4个工作日，待镇核实",
            ("give:属实", "refuse:不属实"),
            "decision",
        ),
        Node("give", "给钱、给物，村里公布", "社会事业局", "2个工作日，待镇核实", kind="end"),
        Node(
            "refuse",
            "发不予救助通知，写清为什么",
            "镇人民政府、市民政局",
            "当天，待镇核实",
            ("appeal",),
        ),
        Node("appeal", "可以复议、起诉，也可以举报", "申请人", "60日、6个月", kind="end"),
    ),
    related=("minimum-living", "medical-insurance", "extreme-poverty"),
    special_procedures=(law("先行救助不用等核对结果，核对放在救助之后做。", "社会救助法50"),),
    quantity_limit="法律没有限制名额。同一件事一年能申请几次，待镇核实。",
    extra={
        "其他情形的法定时限": "社会救助法只规定紧急的先救，没有写别的天数。",
        "救命电话": "急病打120，着火打119，遇到侵害打110。",
        "咨询": "1号窗口，或者拨打12345，夜里也有人接。",
    },
)

EXTREME_POVERTY = Guide(
    key="extreme-poverty",
    title="特困人员救助供养",
    summary="干不了活、没有收入、也没人养得起的老人、孩子和残疾人，可以申请。国家管吃住、照料、看病和后事。",
    item_type="payment",
    department="social-affairs",
    counter=1,
    audience=("person",),
    life_events=("遇到困难", "养老", "残疾"),
    words=(
        "五保户",
        "五保",
        "特困户",
        "特困供养",
        "孤寡老人",
        "没儿没女",
        "进敬老院",
        "孤儿没人管",
    ),
    who=law("没有劳动能力、没有生活来源，也没有人能养的老人、孩子和残疾人。", "社会救助法16"),
    conditions=(
        law("是老年人、未成年人或者残疾人，自己干不了活。", "社会救助法16"),
        law("没有养活自己的收入。哪些钱算收入，由江苏省定。", "社会救助法16", "社会救助法23"),
        law("法律上该养他的人一个也没有，或者那些人自己也养不起。", "社会救助法16"),
        law("老年人是指满60周岁的人。", "老年人权益保障法2"),
        law("户口在本镇；本地已开通的，有居住证的也可以来问。", "社会救助法37"),
    ),
    bases=(
        Basis("中华人民共和国社会救助法", "第十六条", "什么人算特困，国家管哪几样，住哪里自己选。"),
        Basis("中华人民共和国社会救助法", "第十七条", "基本生活和照料护理各有标准，由省、市公布。"),
        Basis("中华人民共和国社会救助法", "第三十七条", "向户籍地的镇申请，自己办不了的可以委托。"),
        Basis("中华人民共和国社会救助法", "第三十九条", "镇里要主动了解，发现了就帮着申请。"),
        Basis("中华人民共和国社会救助法", "第四十四条", "镇里审核，县级民政部门确认。"),
        Basis("中华人民共和国老年人权益保障法", "第三十一条", "三无老人由地方政府供养或者救助。"),
        Basis(
            "中华人民共和国残疾人保障法", "第四十九条", "无人扶养又没有收入的残疾人，由政府供养。"
        ),
    ),
    materials=(
        form("特困人员救助供养申请表", "本人签名或者按手印，村里可以帮忙填写。", "社会救助法40"),
        form("本人同意核查的声明", "不签字就无法查收入和财产，会耽误办理。", "社会救助法40"),
        identity_card("要供养的人的身份证", "孩子还没办证的，看户口登记的信息就行。"),
        Material(
            "户籍信息",
            "certificate",
            form="electronic",
            waived=Waived.PROOF,
            source="government",
            issued_by="派出所",
            note="家里还有谁，由民政部门和派出所核对。",
            sources=("社会救助法41", "社会救助法62"),
        ),
        Material(
            "没有收入、没有财产的证明",
            "certificate",
            form="electronic",
            waived=Waived.PROOF,
            source="government",
            issued_by="民政部门会同银行、社保、不动产登记等单位",
            note="村里不用开这张证明，您也不用去求。",
            sources=("社会救助法41", "社会救助法62"),
        ),
        shared(
            "残疾等级信息",
            "残疾人联合会",
            "等级在系统里看得到，证不用复印。",
            when=("kind:disabled",),
        ),
        identity_card("监护人的身份证", "孩子由监护人陪同来办。", ("kind:minor",)),
        Material(
            "在校就读的信息",
            "certificate",
            form="electronic",
            waived=Waived.SHARED,
            source="government",
            issued_by="学校和教育部门",
            note="满18周岁还在读高中、中专的，由镇里问学校。",
            when=("kind:student",),
            sources=("社会救助法16", f"{ONLINE_SERVICE}7"),
        ),
        form(
            "该养他的人的情况说明",
            "由该养他的人写清自己有多大年纪、什么病、收入多少，并同意核对。",
            "社会救助法41",
            when=("family:unable",),
        ),
        Material(
            "医院的诊断材料",
            "certificate",
            copies=1,
            form="either",
            need=Need.OPTIONAL,
            source="agency",
            issued_by="看病的医院",
            note="生活不能自理的带上，评估照料等级时用。",
            when=("living:home", "living:institution"),
        ),
        form(
            "住哪里的意愿书",
            "在家还是进机构，由本人定，以后可以改。",
            "社会救助法16",
            when=("living:home", "living:institution"),
        ),
        account("要供养的人", "在家供养的才要。没有卡的，镇里帮着办一张。", ("living:home",)),
        form(
            "代为申请的委托书",
            "本人清醒的由本人签；签不了的，写明为什么。",
            "社会救助法37",
            when=("agent:other",),
            either="A",
        ),
        form(
            "村干部代办登记",
            "由村里登记本人的意思，两个人在场见证。",
            "社会救助法37",
            when=("agent:other",),
            either="A",
        ),
    ),
    statutory_limit=None,
    promised_limit=workdays(30, "从受理算起，含照料能力评估。天数待镇核实。"),
    visits=1,
    visits_why="本人走得动的来一次；走不动的不用来，工作人员到床前办。",
    scope="town",
    fees=(),
    steps=(
        Step(
            "申请或者主动发现",
            "本人来申请，或者由村干部、网格员上报，镇里帮他提出。",
            "申请人、村（居）委会",
            at_once(),
            "弄清本人愿不愿意，听得懂的都要问本人。",
            "申请表",
            ("社会救助法37", "社会救助法39"),
        ),
        Step(
            "收件",
            "1号窗口看表格填全没有，缺的当面列个单子。",
            "1号窗口经办人",
            at_once("填全就收"),
            "不收法律免掉的证明。",
            "受理单，或者列明缺什么的补正单",
            ("社会救助法64", "待镇核实"),
        ),
        Step(
            "家访和核对",
            "上门看本人，问该养他的人，同时核对双方的收入和财产。",
            "镇社会救助经办人、市民政局核对岗位",
            workdays(12),
            "三样都要看：能不能干活、有没有收入、有没有人养。",
            "家访记录和核对报告",
            ("社会救助法41", "社会救助法43"),
        ),
        Step(
            "评估照料需要",
            "看本人能不能自己吃饭、穿衣、上下床、上厕所、走路、洗澡。",
            "评估人员",
            workdays(5, "由谁评估、几天评完，待镇核实"),
            "能自理、部分不能自理还是完全不能自理，分清楚。",
            "照料需要评估表",
            ("社会救助法17", "待镇核实"),
        ),
        Step(
            "镇里审核",
            "把家访、核对、评估放在一起，写出审核意见。",
            "社会事业局负责人",
            workdays(5),
            "该养他的人是否真的养不起，理由写明白。",
            "审核意见书",
            ("社会救助法44",),
        ),
        Step(
            "确认",
            "报县级民政部门决定；省里规定由镇决定的，镇里决定。",
            "市民政局或者镇人民政府",
            workdays(5),
            "程序完整，事实清楚。",
            "供养确认决定，或者写明理由的不予供养决定",
            ("社会救助法44", "社会救助法45"),
        ),
        Step(
            "公布并安排生活",
            "在村里公布，商定在家住还是进机构，签好照料的约定。",
            "社会事业局、村（居）委会、供养机构",
            workdays(3),
            "按本人的意愿安排，不勉强。",
            "照料约定",
            ("社会救助法16", "社会救助法45"),
        ),
    ),
    results=(
        Result(
            "特困人员救助供养确认决定",
            "decision",
            "情况不变就一直有效。满18周岁还在读高中、中专的继续有效。",
            "送到本人手里，念给本人听。",
            ("社会救助法16", "社会救助法46"),
        ),
        Result(
            "生活费、照料服务、治病和办后事",
            "payment",
            "标准由省、市公布，以当年的为准。",
            "在家的打到卡上，进机构的由机构使用。",
            ("社会救助法16", "社会救助法17"),
        ),
        Result(
            "不予供养决定（写明理由）",
            "decision",
            "家里情况变坏了，可以重新申请。",
            "书面送达申请人。",
            ("社会救助法45",),
        ),
    ),
    channels=("counter", "home", "proxy", "online"),
    remedies=(
        *appeals("不予供养或者终止供养的决定", "社会救助法76"),
        silence("供养申请提出以后"),
        law(
            "在机构里受虐待、被克扣的，可以向民政部门举报，危险时打110。",
            "社会救助法68",
            "待镇核实",
        ),
        law("子女不给赡养费的，可以申请法律援助去打官司，电话12348。", "法律援助法31"),
    ),
    faq=(
        (
            "特困供养就是从前的五保吗？",
            law(
                "老百姓还这么叫。现在城里、乡下用同一个办法，叫特困人员供养。",
                "社会救助法3",
                "社会救助法16",
            ),
        ),
        (
            "是不是必须住敬老院？",
            law("不是。在家还是进机构，由本人自己选。", "社会救助法16"),
        ),
        (
            "有个女儿，但她也有重病，我算没人养吗？",
            law(
                "要看她是不是确实没有能力养您。经她同意，民政部门核对她的收入和财产再定。",
                "社会救助法16",
                "社会救助法41",
            ),
        ),
        (
            "儿子有钱，就是不管我，能办吗？",
            law(
                "不能，他有能力养就该养。村委会应当催他，您也可以起诉要赡养费。",
                "社会救助法16",
                "老年人权益保障法19",
                "老年人权益保障法24",
            ),
        ),
        (
            "生病住院谁出钱？",
            law(
                "供养包括治病。参加居民医保自己交的那份有资助，报销后付不起的还有医疗救助。",
                "社会救助法16",
                "社会救助法24",
            ),
        ),
        (
            "孩子满18周岁，供养会停吗？",
            law("还在上高中、中专的不停，接着供养。", "社会救助法16"),
        ),
        (
            "人走了以后，谁来办丧事？",
            law("办丧事也包括在供养里，由供养的一方料理。", "社会救助法16"),
        ),
    ),
    plain=(
        "干不了活、没有收入、没人养得起，三样都占，国家来养。",
        "管生活、管照料、管治病、管后事；住哪里自己挑。",
        "自己来不了，村里和镇里有责任找上门帮着办。",
    ),
    questions=(
        Question(
            "kind",
            "要供养的是什么人？",
            (
                Option("elder", "满60周岁的老人"),
                Option("disabled", "不能干活的残疾人"),
                Option("minor", "不满18周岁的孩子"),
                Option("student", "原来供养的孩子，满18周岁还在读高中或者中专"),
                Option(
                    "none",
                    "都不是",
                    "特困供养只管老人、孩子、残疾人这几类。收入低的家庭可以看看低保。",
                    "minimum-living",
                ),
            ),
        ),
        Question(
            "family",
            "有没有法律上该养他的人？",
            (
                Option("none", "一个也没有"),
                Option("unable", "有，但是年老、重病或者太穷，养不起"),
                Option(
                    "able",
                    "有，也养得起",
                    "养得起的人应当承担责任。不肯养的，请村委会催他，或者请法律援助帮忙起诉。"
                    "家里整体收入低的，可以申请低保。",
                    "minimum-living",
                ),
            ),
            ("kind:elder", "kind:disabled", "kind:minor", "kind:student"),
        ),
        Question(
            "living",
            "想住在哪里？",
            (Option("home", "住在家里"), Option("institution", "住进供养机构")),
            ("family:none", "family:unable"),
        ),
        Question(
            "agent",
            "申请由谁提出？",
            (
                Option("self", "本人或者一起生活的家人"),
                Option("other", "村里、镇里或者别人帮忙"),
            ),
            ("family:none", "family:unable"),
        ),
    ),
    flow=(
        Node(
            "find",
            "本人申请，或者村里、镇里发现后帮他申请",
            "申请人、村（居）委会",
            to=("complete",),
            kind="start",
        ),
        Node(
            "complete",
            "表格填全、声明签了吗？",
            "1号窗口经办人",
            "当场",
            ("visit:填全了", "missing:没填全"),
            "decision",
        ),
        Node("missing", "开一张补正单，一次写全，帮着补", "1号窗口经办人", "当场", ("complete",)),
        Node(
            "visit",
            "上门看人，核对本人和该养他的人",
            "镇社会救助经办人",
            "12个工作日，待镇核实",
            ("care",),
        ),
        Node(
            "care",
            "评估自己能不能吃饭、穿衣、走路",
            "评估人员",
            "5个工作日，待镇核实",
            ("opinion",),
        ),
        Node("opinion", "镇里写审核意见", "社会事业局负责人", "5个工作日，待镇核实", ("three",)),
        Node(
            "three",
            "干不了活、没收入、没人养，三样都占？",
            "市民政局或者镇人民政府",
            "5个工作日，待镇核实",
            ("where:都占", "no:缺一样"),
            "decision",
        ),
        Node(
            "where",
            "本人想住哪里？",
            "社会事业局",
            "3个工作日，待镇核实",
            ("home:在家", "institution:进机构"),
            "decision",
        ),
        Node("home", "生活费打卡，安排人上门照料", "社会事业局、村（居）委会", "每月", kind="end"),
        Node("institution", "送进供养机构，签照料约定", "供养机构", "约定的日子", kind="end"),
        Node(
            "no",
            "书面说明差在哪一样，告诉能不能申请低保",
            "市民政局或者镇人民政府",
            "当天，待镇核实",
            ("dispute",),
        ),
        Node("dispute", "不服的可以复议，也可以起诉", "申请人", "60日、6个月", kind="end"),
    ),
    related=("minimum-living", "old-age-allowance", "disability-allowances", "after-death"),
    special_procedures=(
        Said("照料能力评估是否不算在办理天数里，待镇核实。"),
        law("核对该养他的人的收入，要先得到那个人的同意。", "社会救助法41"),
    ),
    quantity_limit="不限名额。进机构要看床位，没有床位的先安排在家照料，待镇核实。",
    extra={
        "法定办结时限": "社会救助法没有写天数，所以不填数字。",
        "能否同时领低保": "两样都属于基本生活救助，能否同时领以江苏省的办法为准，待镇核实。",
        "咨询": "1号窗口，或者拨打12345。",
    },
)

DISABILITY_ALLOWANCES = Guide(
    key="disability-allowances",
    title="残疾人两项补贴",
    summary="困难残疾人可领生活补贴，需要长期照护的重度残疾人可领护理补贴。凭残疾人证申请，不收费。",
    item_type="payment",
    department="social-affairs",
    counter=1,
    audience=("person",),
    life_events=("残疾", "遇到困难"),
    words=(
        "残疾补贴",
        "残疾人补助",
        "护理补贴",
        "残疾证能领什么钱",
        "两补",
        "瘫痪在床",
        "重残补贴",
    ),
    who=Said(
        "有残疾人证，家里困难的，或者残疾重、要人长期照护的。",
        ("残疾人保障法48", "残疾预防和残疾人康复条例26", "待镇核实"),
    ),
    conditions=(
        Said("有第二代残疾人证或者第三代残疾人证，证还在有效期内。"),
        Said("领生活补贴的：是低保家庭里的残疾人。还放宽到哪些人，看江苏省的规定。"),
        law(
            "领护理补贴的：残疾重、生活不能自理，要人长期照护。残疾几级算重度，以省里规定为准。",
            "残疾人保障法48",
            "残疾预防和残疾人康复条例26",
            "待镇核实",
        ),
        Said("户口在黄桥镇。户口在外地的，可以先在这里交材料，由户籍地审核。"),
    ),
    bases=(
        Basis("中华人民共和国残疾人保障法", "第四十六条", "国家保障残疾人的社会保障权利。"),
        Basis(
            "中华人民共和国残疾人保障法", "第四十八条", "困难残疾人有救助，不能自理的给护理补贴。"
        ),
        Basis("残疾预防和残疾人康复条例", "第二十六条", "国家完善重度残疾人护理补贴制度。"),
        Basis("中华人民共和国社会救助法", "第二十条", "领了低保仍有难处的重度残疾人，还要再帮。"),
        Basis(
            "国务院关于全面建立困难残疾人生活补贴和重度残疾人护理补贴制度的意见",
            "",
            "两项补贴发给谁、怎么申请、怎么发，由这份文件定。",
        ),
    ),
    materials=(
        form("残疾人两项补贴申请表", "要哪一项就勾哪一项，两项都要的都勾。"),
        shared("残疾人证", "残疾人联合会", "窗口直接查证号和等级，证带不带都行。"),
        identity_card("残疾人本人的身份证", "本人来不了的，代办人带来给窗口看一眼。"),
        shared("户口登记信息", "派出所", "窗口联网看，户口簿放家里就行。"),
        shared(
            "低保家庭信息",
            "市民政局",
            "低保是民政自己批的，不许再叫您开证明。",
            "社会救助法42",
            f"{ONLINE_SERVICE}7",
            when=("poor:yes",),
        ),
        Material(
            "低保边缘家庭信息",
            "certificate",
            form="electronic",
            waived=Waived.SHARED,
            source="government",
            issued_by="市民政局",
            note="没有认定过的，窗口帮您一起申请认定。",
            when=("poor:edge",),
            sources=("社会救助法21", "社会救助法42"),
        ),
        Material(
            "需要长期照护的说明",
            "other",
            originals=1,
            form="either",
            need=Need.PROMISED,
            note="写清从什么时候起、要人照顾哪些事。写一张承诺就可以，不用医院盖章。",
            when=("which:care", "which:both"),
        ),
        identity_card(
            "监护人或者代办人的身份证",
            "替别人办的出示自己的证件。",
            ("agent:guardian", "agent:other"),
        ),
        form(
            "本人签名的委托书",
            "看不见、写不了字的，可以录音、录像表明意思。",
            when=("agent:other",),
        ),
        account("残疾人本人", "要用本人的卡。智力、精神残疾人可以用监护人的卡，待镇核实。"),
    ),
    statutory_limit=None,
    promised_limit=workdays(15, "从受理算起，待镇核实。户口在外地的，加上两地传送的时间。"),
    visits=1,
    visits_why="核对本人身份一次。出门不便的由工作人员上门，或者请别人代办。",
    scope="nation",
    fees=(),
    steps=(
        Step(
            "提出申请",
            "带着申请表到窗口，或者在网上填。残疾人本人不方便，监护人、亲友、村里都能代办。",
            "残疾人或者代办人",
            at_once(),
            "勾选的补贴和本人情况对得上。",
            "提交成功的回执",
        ),
        Step(
            "窗口查验",
            "当面查残疾人证和低保信息，少一张表就现场补一张。",
            "1号窗口经办人",
            at_once("当场查完"),
            "能在系统里查到的，不叫人带。",
            "受理回执，或者一次写清的补正单",
            (f"{ONLINE_SERVICE}7", "待镇核实"),
        ),
        Step(
            "镇里初审",
            "看是不是两项都够条件，需要照护的上门看一看。",
            "社会事业局民政岗位",
            workdays(5),
            "证件有效、等级相符、确实需要人照护。",
            "初审意见",
        ),
        Step(
            "残联核对",
            "县级残联核对残疾类别和等级。",
            "市残疾人联合会",
            workdays(4),
            "证上的等级和系统里的一致。",
            "核对意见",
        ),
        Step(
            "民政审定",
            "县级民政部门审定给不给、给哪一项，不给的写明理由。",
            "市民政局",
            workdays(4),
            "不漏一项，不重复发。",
            "审定结果，或者不予发放通知书",
        ),
        Step(
            "按月发放",
            "从审定以后按月打到卡上，起发月份写在通知里。",
            "市民政局、财政部门",
            Limit(1, Unit.MONTH, "每月一次，日子待镇核实"),
            "卡是本人的，户名一致。",
            "到账的补贴",
        ),
    ),
    results=(
        Result(
            "困难残疾人生活补贴",
            "payment",
            "按月发，标准以当年公布的为准。低保停了要重新核。",
            "打到本人卡上。",
        ),
        Result(
            "重度残疾人护理补贴",
            "payment",
            "按月发，标准以当年公布的为准。残疾人证过期要先换证。",
            "打到本人卡上。",
            ("残疾人保障法48", "待镇核实"),
        ),
        Result(
            "不予发放通知书（写明理由）",
            "decision",
            "等级、家境变了，可以再来申请。",
            "当面交给申请人，盲人念给本人听。",
        ),
    ),
    channels=("counter", "online", "home", "proxy"),
    remedies=(
        *appeals("不予发放或者停发补贴的决定", "行政复议法11", "行政诉讼法12"),
        silence("补贴申请交了以后"),
        Said("对残疾等级不服的，不走复议，向残联申请重新评定，办法待镇核实。"),
        law("请不起律师，可以申请免费法律援助，拨打12348。", "法律援助法31"),
    ),
    faq=(
        (
            "两项补贴能一起领吗？",
            Said("两样条件都够的，一般可以一起领。以江苏省当年的规定为准。"),
        ),
        (
            "领了低保，还能领吗？",
            law(
                "能。低保以后仍有特殊困难的重度残疾人，政府还要再给帮助。生活补贴本来就是给低保家庭里的残疾人的。",
                "社会救助法20",
                "待镇核实",
            ),
        ),
        (
            "还没有残疾人证，怎么办？",
            Said("先到残联申请评残办证，拿到证再来。村里的残疾人联络员可以帮忙。"),
        ),
        (
            "户口在外省，人住在黄桥，要不要回老家？",
            Said("一般不用回去。窗口收下材料，传给户籍地审核，钱由户籍地发。"),
        ),
        (
            "住院、进养老院期间，护理补贴停不停？",
            Said("看是谁在出照料的钱。由政府供养的，和护理补贴不能重复。问1号窗口最清楚。"),
        ),
        (
            "残疾人证快过期了，会断发吗？",
            Said("会。到期前先去残联换证，换好以后窗口会自己更新。"),
        ),
        (
            "窗口太高，听不清，有人帮吗？",
            law(
                "有。办事大厅应当有低位服务台或者无障碍窗口，有语音提示和手写板。",
                "无障碍环境建设法40",
            ),
        ),
    ),
    plain=(
        "生活补贴帮困难的残疾人，护理补贴帮要人照护的残疾人。",
        "残疾人证、低保都能联网查，不用开证明。",
        "不批要告诉为什么，不服可以复议、起诉。",
    ),
    questions=(
        Question(
            "which",
            "想申请哪一项？",
            (
                Option("living", "困难残疾人生活补贴"),
                Option("care", "重度残疾人护理补贴"),
                Option("both", "两项都申请"),
                Option(
                    "nocard",
                    "还没有残疾人证，不知道能申请哪一项",
                    "两项补贴都凭残疾人证申请。请先到残联评残办证。生活过不下去的，可以先申请临时救助。",
                    "temporary-aid",
                ),
            ),
        ),
        Question(
            "poor",
            "家里是不是低保户？",
            (
                Option("yes", "是低保户"),
                Option("edge", "不是低保，收入也不高"),
                Option(
                    "no",
                    "家境不困难",
                    "生活补贴只给困难家庭。要人照护的，请退回上一题，只选护理补贴。",
                ),
            ),
            ("which:living", "which:both"),
        ),
        Question(
            "level",
            "残疾人证上写的是几级？",
            (
                Option("heavy", "一级或者二级"),
                Option("mental", "三级、四级，智力或者精神残疾"),
                Option(
                    "light",
                    "三级、四级，其他残疾",
                    "护理补贴一般只给重度残疾人。病情加重的，可以先去残联重新评定等级。",
                ),
            ),
            ("which:care", "which:both"),
        ),
        Question(
            "agent",
            "由谁来办？",
            (
                Option("self", "残疾人自己"),
                Option("guardian", "监护人"),
                Option("other", "亲友或者村里代办"),
            ),
            ("which:living", "which:care", "which:both"),
        ),
    ),
    flow=(
        Node("apply", "填申请表，勾选要哪一项", "残疾人或者代办人", to=("card",), kind="start"),
        Node(
            "card",
            "系统里有没有有效的残疾人证？",
            "1号窗口经办人",
            "当场",
            ("enough:有", "getcard:没有"),
            "decision",
        ),
        Node("getcard", "先去残联办证、换证，再回来", "残疾人联合会", "时间待镇核实", ("apply",)),
        Node(
            "enough",
            "申请表填得对不对？",
            "1号窗口经办人",
            "当场",
            ("first:对", "fix:有错漏"),
            "decision",
        ),
        Node("fix", "一次指出全部错漏，现场改好", "1号窗口经办人", "当场", ("enough",)),
        Node(
            "first",
            "镇里初审，要照护的上门看",
            "社会事业局民政岗位",
            "5个工作日，待镇核实",
            ("level",),
        ),
        Node("level", "残联核对类别和等级", "市残疾人联合会", "4个工作日，待镇核实", ("final",)),
        Node(
            "final",
            "够不够所申请的那一项？",
            "市民政局",
            "4个工作日，待镇核实",
            ("pay:够条件", "refuse:不够条件"),
            "decision",
        ),
        Node("pay", "补贴按月到卡，情况变了及时告诉窗口", "市民政局、财政部门", "每月", kind="end"),
        Node("refuse", "发不予发放通知书，写明缺哪一条", "市民政局", "当天，待镇核实", ("object",)),
        Node(
            "object", "不服的可以复议、起诉；等级不服的找残联", "申请人", "60日、6个月", kind="end"
        ),
    ),
    related=("minimum-living", "medical-insurance", "extreme-poverty"),
    special_procedures=(
        Said("重新评定残疾等级由残联安排，评定的时间不算在办理天数里，待镇核实。"),
    ),
    quantity_limit="没有名额限制，够条件的都发，待镇核实。",
    extra={
        "法定办结时限": "残疾人保障法没有写天数，所以不填数字。",
        "文件未入库": "国务院2015年的意见不在资料库里，其中的条件都标了待镇核实。",
        "别的优待": "盲人凭有效证件免费坐市内公交（残疾人保障法第五十条）。",
    },
)

BIRTH_REGISTRATION = Guide(
    key="birth-registration",
    title="生育登记",
    summary="怀孕或者生了孩子，到镇里或者在手机上登记。一孩、二孩、三孩都是登记，不用审批，不收费。",
    item_type="service",
    department="social-affairs",
    counter=1,
    audience=("person",),
    life_events=("生育", "新生儿"),
    words=(
        "生育登记",
        "准生证",
        "生二胎登记",
        "生三胎",
        "怀孕了要办什么",
        "生育服务证",
        "生孩子登记",
    ),
    who=law(
        "准备生育或者已经生育的夫妻，第一个到第三个孩子都一样办。", "人口与计划生育法18", "待镇核实"
    ),
    conditions=(
        law("生的是第一个、第二个或者第三个孩子。", "人口与计划生育法18"),
        law("夫妻一方的户口在黄桥镇，或者现在住在黄桥镇。", "人口与计划生育法14", "待镇核实"),
        Said("怀孕以后就能登记，孩子出生以后补登记也行。最迟什么时候登，待镇核实。"),
        Said("填的内容真实，签一张承诺书。未婚生育能不能登记，看江苏省的规定。"),
    ),
    bases=(
        Basis("中华人民共和国人口与计划生育法", "第十七条", "生育是公民的权利，夫妻共同负责。"),
        Basis("中华人民共和国人口与计划生育法", "第十八条", "一对夫妻可以生育三个子女。"),
        Basis(
            "中华人民共和国人口与计划生育法",
            "第十四条",
            "外来人口由户籍地和现居住地共管，以现居住地为主。",
        ),
        Basis(
            "中华人民共和国人口与计划生育法",
            "第四条",
            "工作人员要依法、文明办事，不得侵犯群众权益。",
        ),
        Basis("中华人民共和国人口与计划生育法", "第四十六条", "权益受了侵犯，可以复议，可以起诉。"),
        Basis("江苏省人口与计划生育条例", "", "江苏省的登记办法由这部条例定，条文待镇核实。"),
    ),
    materials=(
        identity_card("夫妻双方的身份证", "一方来办的，另一方的可以发照片或者出示电子证。"),
        shared(
            "结婚登记信息", "民政部门", "结婚登记已经联网，结婚证不用带。", when=("married:yes",)
        ),
        shared("夫妻的户口信息", "派出所", "户口簿不用带，系统里看得到。"),
        Material(
            "生育情况承诺书",
            "form",
            originals=1,
            form="either",
            need=Need.PROMISED,
            note="写明这是第几个孩子。写了假话要担责任，写真话就不用再拿证明。",
        ),
        Material(
            "孕期检查记录",
            "other",
            form="either",
            need=Need.OPTIONAL,
            source="agency",
            issued_by="产检医院",
            note="想填预产期的看一眼，不交、不留。",
            when=("stage:pregnant",),
        ),
        Material(
            "出生医学证明",
            "certificate",
            form="electronic",
            waived=Waived.SHARED,
            source="agency",
            issued_by="接生的医院",
            note="证明由医院统一出具，信息联网；查不到时才请您出示。",
            when=("stage:born",),
            sources=("母婴保健法23", f"{ONLINE_SERVICE}7"),
        ),
        Material(
            "居住证",
            "certificate",
            originals=1,
            form="either",
            need=Need.OPTIONAL,
            waived=Waived.LICENCE,
            source="government",
            issued_by="派出所",
            note="双方户口都在外地的看一下。居住证持有人在这里有同样的服务。",
            when=("place:living",),
            sources=("居住证暂行条例12", f"{ONLINE_SERVICE}10"),
        ),
        Material(
            "代办人的身份证和委托话语",
            "other",
            originals=1,
            form="either",
            need=Need.OPTIONAL,
            note="夫妻来办的不用。家人代办的带自己的身份证，再出示夫妻一方的委托短信或者字条。",
        ),
    ),
    statutory_limit=None,
    promised_limit=at_once("填好就登，当场办结，待镇核实。"),
    visits=0,
    visits_why="手机上能办，一次不用跑。不会用手机的，到窗口一次办完，村里也能代办。",
    scope="province",
    fees=(),
    steps=(
        Step(
            "填表",
            "在手机上填，或者到窗口、到村里填。填夫妻姓名、第几个孩子、预产期或者出生日。",
            "夫妻一方",
            at_once("几分钟"),
            "姓名和证件号一字不差。",
            "填好的登记表",
        ),
        Step(
            "核对",
            "窗口联网核对身份、婚姻和户口。查不到的，一次说清要补哪一样。",
            "1号窗口卫生健康岗位",
            at_once("当场"),
            "只核对，不审批，不要求开婚育证明。",
            "核对通过，或者一次写全的补正提示",
            (f"{ONLINE_SERVICE}7", "待镇核实"),
        ),
        Step(
            "登记",
            "通过的当场登记，发回执或者电子登记单。",
            "1号窗口卫生健康岗位",
            at_once("当场"),
            "第一、二、三个孩子一律登记。",
            "生育登记回执",
            ("人口与计划生育法18",),
        ),
        Step(
            "不予登记",
            "属于再生育的，说明应当怎么办；不予登记的书面写清理由。",
            "1号窗口卫生健康岗位",
            workdays(1),
            "理由要对得上条文。",
            "不予登记告知书",
            ("人口与计划生育法18", "待镇核实"),
        ),
        Step(
            "后续服务",
            "告诉去哪里建孕产妇档案、产检、打疫苗，孩子出生后到哪里报户口。",
            "村（居）卫生健康专干、卫生院",
            workdays(5, "多久联系您，待镇核实"),
            "不泄露登记人的情况。",
            "服务联系卡",
            ("人口与计划生育法30", "人口与计划生育法37", "母婴保健法14"),
        ),
    ),
    results=(
        Result(
            "生育登记回执",
            "record",
            "这一胎有效，不用年年换。",
            "窗口当场给，或者存在手机里。",
        ),
        Result(
            "不予登记告知书（写明理由）",
            "decision",
            "情况变了可以重新登记。",
            "当场交给本人。",
        ),
    ),
    channels=("online", "counter", "proxy", "terminal"),
    remedies=(
        *appeals("不予登记的做法", "人口与计划生育法46"),
        silence("登记信息交了"),
        law("工作人员索要钱物、态度粗暴，可以拨打12345反映。", "人口与计划生育法43", "待镇核实"),
    ),
    faq=(
        (
            "生二胎、三胎，还要先批准生吗？",
            law("不用批。一对夫妻可以生三个孩子，登记一下就行。", "人口与计划生育法18"),
        ),
        (
            "忘了登记，孩子能上户口吗？",
            law(
                "能。报户口是另一件事，孩子出生一个月内到派出所办。两件事互不为条件，以派出所答复为准。",
                "户口登记条例7",
                "待镇核实",
            ),
        ),
        (
            "没登记会罚款吗？",
            law(
                "不会罚款。现行法律的处罚里没有这一条，从前的社会抚养费也已经取消。",
                "人口与计划生育法40",
                "人口与计划生育法41",
                "待镇核实",
            ),
        ),
        (
            "户口在外省，住在黄桥，在哪里登？",
            law(
                "在住的地方就能登。外来人口以现居住地管理为主，不必回老家。",
                "人口与计划生育法14",
                "待镇核实",
            ),
        ),
        (
            "登记了有什么用？",
            law(
                "方便建档、产检、预防接种这些服务找到您。产假、育儿假、生育津贴另外办，不靠这张单子定。",
                "人口与计划生育法25",
                "人口与计划生育法30",
                "待镇核实",
            ),
        ),
        (
            "没有领结婚证，孩子会受影响吗？",
            law(
                "孩子和婚生子女权利一样，谁也不许歧视。登记怎么填，请窗口说明。",
                "民法典1071",
                "待镇核实",
            ),
        ),
        (
            "能顺便查男女吗？",
            law("不能。不是看病需要的胎儿性别鉴定，法律严格禁止。", "人口与计划生育法39"),
        ),
    ),
    plain=(
        "生三个以内都只登记，不审批。",
        "住在哪里就能在哪里登，结婚证、户口簿不用带。",
        "不给登要写明理由，不服可以复议、可以起诉。",
    ),
    questions=(
        Question(
            "child",
            "这是夫妻的第几个孩子？",
            (
                Option("upto3", "第一个、第二个或者第三个"),
                Option(
                    "more",
                    "第四个或者更多",
                    "这要看江苏省关于再生育的条件，不走普通登记。请到1号窗口问清楚（人口与计划生育法第十八条）。",
                ),
            ),
        ),
        Question(
            "stage",
            "现在到哪一步了？",
            (Option("pregnant", "准备要或者已经怀孕"), Option("born", "孩子已经出生")),
            ("child:upto3",),
        ),
        Question(
            "place",
            "您为什么在黄桥登记？",
            (
                Option("hukou", "夫妻一方户口在黄桥镇"),
                Option("living", "户口都在外地，人住在黄桥"),
                Option(
                    "neither",
                    "户口不在，人也不住在这里",
                    "请到夫妻一方的户口所在地或者现在住的地方登记，也可以用那里的手机办理。",
                ),
            ),
            ("child:upto3",),
        ),
        Question(
            "married",
            "领结婚证了吗？",
            (
                Option("yes", "领了"),
                Option("no", "没有领"),
            ),
            ("place:hukou", "place:living"),
        ),
    ),
    flow=(
        Node("fill", "手机、窗口或者村里填登记表", "夫妻一方", to=("number",), kind="start"),
        Node(
            "number",
            "是第一到第三个孩子吗？",
            "1号窗口卫生健康岗位",
            "当场",
            ("match:是", "more:不是"),
            "decision",
        ),
        Node(
            "match",
            "联网信息和填的一样吗？",
            "1号窗口卫生健康岗位",
            "当场",
            ("register:一样", "repair:不一样"),
            "decision",
        ),
        Node("repair", "一次说清要改哪里、要补哪一样", "1号窗口卫生健康岗位", "当场", ("fixed",)),
        Node(
            "fixed",
            "改好、补好了吗？",
            "夫妻一方",
            "没有期限",
            ("match:好了", "refuse:信息不实"),
            "decision",
        ),
        Node("register", "登记，发回执", "1号窗口卫生健康岗位", "当场", ("care",)),
        Node("care", "卫生院联系建档、产检、打疫苗", "卫生院", "5个工作日，待镇核实", kind="end"),
        Node("more", "说明再生育的条件和办法", "1号窗口卫生健康岗位", "当场", ("advice",)),
        Node("advice", "另按江苏省的再生育办法办", "夫妻一方", kind="end"),
        Node(
            "refuse",
            "给不予登记告知书，写清理由",
            "1号窗口卫生健康岗位",
            "1个工作日，待镇核实",
            ("appeal",),
        ),
        Node("appeal", "不服的可以申请复议或者起诉", "夫妻一方", "60日、6个月", kind="end"),
    ),
    related=("medical-insurance", "temporary-aid"),
    special_procedures=(Said("没有听证、公示、踏勘这些特别环节，待镇核实。"),),
    quantity_limit="没有指标，没有名额（人口与计划生育法第十八条）。",
    handling="at_once",
    extra={
        "法定办结时限": "人口与计划生育法没有写天数，所以不填数字。",
        "已经废止的规定": "流动人口计划生育工作条例2021年已废止，婚育证明不再要求。",
        "通办范围": "能否全省通办，以江苏政务服务网为准，待镇核实。",
    },
)

OLD_AGE_ALLOWANCE = Guide(
    key="old-age-allowance",
    title="高龄津贴",
    summary="满80周岁的老人可以申领高龄津贴，也叫尊老金。户口在本镇，凭身份证办，不收费。",
    item_type="payment",
    department="social-affairs",
    counter=1,
    audience=("person",),
    life_events=("养老",),
    words=("高龄津贴", "尊老金", "高龄补贴", "长寿金", "80岁补贴", "90岁补贴", "百岁老人补贴"),
    who=law(
        "满80周岁、户口在本镇的老人。是否只给低收入的，看江苏省规定。",
        "老年人权益保障法33",
        "待镇核实",
    ),
    conditions=(
        law("年满80周岁。国家鼓励各地给80岁以上低收入老人发津贴。", "老年人权益保障法33"),
        Said("户口在黄桥镇。江苏是不是不论收入都发、分几个年龄档，以省里公布的为准。"),
        Said("老人健在，每年按当地的办法确认一次。"),
    ),
    bases=(
        Basis(
            "中华人民共和国老年人权益保障法", "第三十三条", "鼓励地方建立80岁以上低收入老人的津贴。"
        ),
        Basis("中华人民共和国老年人权益保障法", "第五十四条", "政府要让老人领钱又及时又方便。"),
        Basis("江苏省老年人权益保障条例", "", "江苏省的津贴由这部条例和配套文件定，条文待镇核实。"),
    ),
    materials=(
        identity_card("老人的身份证", "认得出本人、看得清出生日期就行。"),
        shared("老人的户口信息", "派出所", "派出所的信息联网，户口簿不用翻找。"),
        form("高龄津贴登记表", "只填名字、卡号和联系人。写不了字的窗口代填。"),
        account("老人本人", "尽量用社会保障卡。没有的，代办时一并说明。"),
        Material(
            "代办子女的身份证",
            "certificate",
            originals=1,
            form="either",
            need=Need.OPTIONAL,
            source="government",
            issued_by="公安机关",
            note="老人自己来的不要；子女、村里代办的才看。",
        ),
    ),
    statutory_limit=None,
    promised_limit=workdays(10, "从登记那天算起，待镇核实。"),
    visits=1,
    visits_why="认一次人。出不了门的老人，村里上门登记，不用来。",
    scope="town",
    fees=(),
    steps=(
        Step(
            "登记",
            "快满80周岁时就可以来登记，老人、子女、村干部谁来都行。",
            "老人或者代办人",
            at_once(),
            "出生日期以身份证为准。",
            "登记表",
        ),
        Step(
            "查对",
            "窗口联网查年龄和户口，缺卡号的当面补上。",
            "1号窗口老龄岗位",
            at_once("当场查对"),
            "联网查得到的不叫老人拿。",
            "查对结果，不给的写明理由",
            (f"{ONLINE_SERVICE}7", "待镇核实"),
        ),
        Step(
            "审定",
            "镇里汇总名单，报县级部门审定。",
            "社会事业局、市民政局",
            workdays(8),
            "没有重复登记。",
            "享受名单",
        ),
        Step(
            "发放",
            "津贴打到老人卡上，满90岁、100岁换档由系统提醒。",
            "财政局",
            Limit(1, Unit.MONTH, "按月还是按季发，待镇核实"),
            "钱进老人自己的卡。",
            "到账的津贴",
            ("老年人权益保障法34", "老年人权益保障法54", "待镇核实"),
        ),
    ),
    results=(
        Result(
            "高龄津贴",
            "payment",
            "从满80周岁起发。每档多少钱，以当年公布的标准为准。",
            "打到老人卡上。",
        ),
    ),
    channels=("counter", "home", "proxy", "online"),
    remedies=(
        *appeals("不给津贴的决定", "行政复议法11"),
        law("津贴被人克扣、拖着不发，可以打12345。法律要求按时足额支付。", "老年人权益保障法34"),
    ),
    faq=(
        (
            "满80岁了，会自动发吗？",
            Said("不一定。先登记一次最稳妥，村里也会上门提醒。"),
        ),
        (
            "登记晚了，前面的钱补不补？",
            Said("各地做法不一样，登记时问清楚，并请窗口写在回执上。"),
        ),
        (
            "儿子替我领了不给我，怎么办？",
            law(
                "钱是老人自己的，子女不能拿走。可以找村委会，也可以打12348问法律。",
                "老年人权益保障法22",
            ),
        ),
        (
            "老人过世了，要做什么？",
            Said("家里人告诉村里或者窗口停发。多领的月份要退回来。"),
        ),
    ),
    plain=("满80岁，登记一次，钱到老人自己的卡上。",),
    related=("elder-card", "minimum-living", "after-death"),
    quantity_limit="没有名额限制，到了年龄都能登记，待镇核实。",
    extra={"法定办结时限": "老年人权益保障法没有写天数，所以不填数字。"},
)

ELDER_CARD = Guide(
    key="elder-card",
    title="老年人优待证",
    summary="满60周岁就能享受坐车、进公园、看病优先等优待。多数地方凭身份证就行，要实体证的可以申领。",
    item_type="service",
    department="social-affairs",
    counter=1,
    audience=("person",),
    life_events=("养老",),
    words=("老年证", "老年优待证", "老人坐公交免费", "老年卡", "60岁办什么证", "敬老卡"),
    who=law(
        "满60周岁的人。住在这里的外地老人待遇一样。", "老年人权益保障法2", "老年人权益保障法53"
    ),
    conditions=(
        law(
            "年满60周岁。70岁以上的优待常常更多，以当地公布的为准。",
            "老年人权益保障法2",
            "待镇核实",
        ),
        law("常住黄桥镇就行，户口在外地的老人享受同样的优待。", "老年人权益保障法53"),
        Said("想要一张实体证。只用身份证、手机证的，不用办。"),
    ),
    bases=(
        Basis("中华人民共和国老年人权益保障法", "第二条", "老年人是满60周岁的公民。"),
        Basis("中华人民共和国老年人权益保障法", "第五十三条", "各地定优待办法，外地老人同等对待。"),
        Basis("中华人民共和国老年人权益保障法", "第五十七条", "医院要方便老人看病，优先看。"),
        Basis("中华人民共和国老年人权益保障法", "第五十八条", "坐车、坐船、坐火车对老人有照顾。"),
        Basis(
            "中华人民共和国老年人权益保障法",
            "第五十九条",
            "博物馆、公园这些地方对老人免费或者优惠。",
        ),
        Basis("江苏省老年人权益保障条例", "", "江苏省的优待项目由这部条例定，条文待镇核实。"),
    ),
    materials=(
        identity_card("申领人的身份证", "看年龄用。手机里有电子身份证的，打开给窗口扫一下。"),
        Material(
            "近期一寸照片",
            "other",
            originals=1,
            form="either",
            need=Need.OPTIONAL,
            note="没有照片的，窗口现场拍，不收钱，待镇核实。",
        ),
        Material(
            "居住证",
            "certificate",
            originals=1,
            form="either",
            need=Need.OPTIONAL,
            waived=Waived.LICENCE,
            source="government",
            issued_by="派出所",
            note="户口在外地的出示一下。说得清住处的，也可以由村里说明。",
            sources=(f"{ONLINE_SERVICE}10", "待镇核实"),
        ),
    ),
    statutory_limit=None,
    promised_limit=at_once("资料全的当场打印；要到外面制卡的，时间待镇核实。"),
    visits=1,
    visits_why="领实体证来一次，子女也能代领。只要电子证的不用跑。",
    scope="city",
    fees=(),
    steps=(
        Step(
            "提出",
            "到窗口或者在手机上申领，选要实体证还是电子证。",
            "老人或者子女",
            at_once(),
            "年龄到60周岁。",
            "申领记录",
        ),
        Step(
            "核年龄",
            "窗口读一下身份证，缺照片的现场补拍。年龄没到的，告诉哪天能来。",
            "1号窗口老龄岗位",
            at_once("读证就好"),
            "只看年龄和住在哪里，不问收入。",
            "核验通过，或者书面说明",
            ("老年人权益保障法53", "待镇核实"),
        ),
        Step(
            "发证",
            "打印证件交到手里，讲清在哪些地方能用。",
            "1号窗口老龄岗位",
            at_once("当场，待镇核实"),
            "姓名、照片没有印错。",
            "老年人优待证",
        ),
    ),
    results=(
        Result(
            "老年人优待证（实体或者电子）",
            "certificate",
            "长期有效，丢了可以补。有效期待镇核实。",
            "当场领，或者存在手机里。",
        ),
    ),
    channels=("counter", "online", "proxy", "terminal"),
    remedies=(
        *appeals("不发优待证的做法", "行政复议法11"),
        law("该给的优待不给，可以当场要求，也可以拨打12345。", "老年人权益保障法58", "待镇核实"),
    ),
    faq=(
        (
            "没有优待证，坐公交能免费吗？",
            Said("很多地方看身份证或者刷老年公交卡就行。泰兴公交的具体办法，请问12345。"),
        ),
        (
            "我户口在安徽，跟女儿住黄桥，能享受吗？",
            law("能。常住在这里的外地老人，待遇和本地人一样。", "老年人权益保障法53"),
        ),
        (
            "看病能不能先看？",
            law("医院应当方便老人看病，让老人优先。", "老年人权益保障法57"),
        ),
        (
            "拿出证来，景点还收全价，怎么办？",
            law(
                "公园、博物馆、旅游景点应当对老人免费或者优惠。先问售票处，说不通打12345。",
                "老年人权益保障法59",
            ),
        ),
        (
            "村里修路要老人出工吗？",
            law("不用。农村老人不承担公益事业的筹劳义务。", "老年人权益保障法60"),
        ),
    ),
    plain=("满60岁就有优待，常住的外地老人也一样。",),
    related=("old-age-allowance",),
    quantity_limit="没有名额限制，到60岁都能领。",
    handling="at_once",
    extra={"法定办结时限": "老年人权益保障法没有写天数，所以不填数字。"},
)

VETERAN_CARD = Guide(
    key="veteran-card",
    title="退役军人优待证",
    summary="退役军人和烈士、因公牺牲、病故军人的家属可以申领优待证。向退役军人服务站申请，证不收费。",
    item_type="service",
    department="veterans",
    counter=1,
    audience=("person",),
    life_events=("退役", "优待抚恤"),
    words=(
        "退役军人优待证",
        "老兵证",
        "当兵回来办什么证",
        "退伍军人证",
        "军属优待",
        "烈属证",
        "三属优待证",
    ),
    who=Said(
        "退出现役的军官、军士、义务兵，以及烈士、因公牺牲、病故军人的家属。",
        ("退役军人保障法2", "退役军人保障法15", "军人抚恤优待条例37", "待镇核实"),
    ),
    conditions=(
        law("是从解放军退出现役的军官、军士或者义务兵。", "退役军人保障法2"),
        law("从武警部队退出现役的警官、警士和义务兵也算。", "退役军人保障法81"),
        Said("烈士、因公牺牲、病故军人的配偶、父母、子女，申领家属的那一种。范围待镇核实。"),
        Said("已经在服务站建档立卡。没有建档的，当场先建。"),
        Said("原则上在户口所在地申领；户口不在、人常住在黄桥的，也可以在这里申领。"),
    ),
    bases=(
        Basis("中华人民共和国退役军人保障法", "第十五条", "接收退役军人时发优待证，全国统一编号。"),
        Basis("中华人民共和国退役军人保障法", "第五十三条", "凭优待证享受坐车、文化、旅游等优待。"),
        Basis("中华人民共和国退役军人保障法", "第八条", "国家为退役军人建档立卡，部门共享信息。"),
        Basis("中华人民共和国退役军人保障法", "第六十五条", "镇和村设退役军人服务站点。"),
        Basis("军人抚恤优待条例", "第三十七条", "给优待抚恤对象制发优待证、挂光荣牌。"),
        Basis(
            "退役军人、其他优抚对象优待证管理办法（试行）", "", "怎么申领、怎么补换，由这份办法定。"
        ),
    ),
    materials=(
        identity_card("申领人的身份证件", "服务站核对本人，电子身份证也认。"),
        Material(
            "退役证明",
            "certificate",
            originals=1,
            form="either",
            waived=Waived.SHARED,
            source="government",
            issued_by="军队或者退役军人事务部门",
            note="档案里查得到的不用带。退伍证、转业证丢了，请服务站查档案。",
            sources=("退役军人保障法8", f"{ONLINE_SERVICE}7"),
        ),
        Material(
            "烈士证书或者牺牲、病故证明书",
            "certificate",
            originals=1,
            form="either",
            waived=Waived.SHARED,
            source="government",
            issued_by="县级退役军人工作主管部门",
            note="家属申领的才看。证书是主管部门自己发的，一般查得到。",
            sources=("军人抚恤优待条例14", f"{ONLINE_SERVICE}7"),
        ),
        Material(
            "近期免冠照片",
            "other",
            originals=1,
            form="either",
            note="白底。老人可以由服务站上门拍，待镇核实。",
        ),
        form("优待证申请表", "选一家合作银行，证同时是一张银行卡。不想开卡的先问清楚。"),
    ),
    statutory_limit=None,
    promised_limit=workdays(60, "要逐级审核，再由银行制卡，多久到手待镇核实。"),
    visits=2,
    visits_why="申请一次，领证激活一次。高龄、重病、卧床的由服务站上门办。",
    scope="town",
    fees=(),
    steps=(
        Step(
            "建档",
            "服务站核对服役经历，没有建档立卡的现场补建。",
            "退役军人服务站工作人员",
            at_once("当场"),
            "入伍、退役时间和档案一致。",
            "建档立卡记录",
            ("退役军人保障法8", "待镇核实"),
        ),
        Step(
            "申请",
            "填表、拍照、选银行。缺一样就开清单，补齐一次交。",
            "申领人、服务站工作人员",
            at_once(),
            "一个人只能申领一种证。",
            "受理回执",
        ),
        Step(
            "逐级审核",
            "县、市、省三级退役军人事务部门审核，不通过的说明理由。",
            "各级退役军人事务局",
            workdays(30),
            "身份属实，没有不能发证的情形。",
            "审核通过，或者书面说明理由",
            ("退役军人保障法75", "待镇核实"),
        ),
        Step(
            "制证",
            "全国统一式样、统一编号，由合作银行制作。",
            "合作银行",
            workdays(25),
            "编号和本人对应。",
            "制好的优待证",
            ("退役军人保障法15", "待镇核实"),
        ),
        Step(
            "领证",
            "服务站通知领证，交代在哪里能用、丢了怎么挂失。",
            "退役军人服务站工作人员",
            workdays(5),
            "本人签收。",
            "优待证",
        ),
    ),
    results=(
        Result(
            "退役军人优待证，或者烈士、因公牺牲军人、病故军人遗属优待证",
            "certificate",
            "长期使用，卡面到期的换新，待镇核实。",
            "服务站领取，行动不便的送上门。",
            ("退役军人保障法15", "待镇核实"),
        ),
    ),
    channels=("counter", "online", "home"),
    remedies=(
        *appeals("不发优待证的决定", "行政复议法11"),
        law(
            "工作人员给不该发的人发证、乱收好处，可以检举。", "退役军人保障法74", "退役军人保障法75"
        ),
        law("权益受了侵害，公共法律服务机构要提供法律援助，拨打12348。", "退役军人保障法70"),
    ),
    faq=(
        (
            "当兵只有两年，能办吗？",
            law("能。义务兵依法退出现役的，也是退役军人。", "退役军人保障法2"),
        ),
        (
            "当年的退伍证找不到了，怎么办？",
            law("请服务站查档案。军人退役时，档案已经移交到安置地。", "退役军人保障法16"),
        ),
        (
            "有证能享受什么？",
            law(
                "坐公共交通、看展览、旅游有优待，具体项目由省里定。看病也有优待服务。",
                "退役军人保障法52",
                "退役军人保障法53",
            ),
        ),
        (
            "烈士家属凭证坐火车有什么方便？",
            law("买票、安检、候车、上车都优先，一起走的家人也可以跟着优先。", "军人抚恤优待条例52"),
        ),
        (
            "证里的银行卡一定要用吗？",
            Said("优待用证面和芯片，存不存钱随您。密码别告诉别人。"),
        ),
    ),
    plain=("服过役、依法退出来的，都能申领，全国通用一种证。",),
    related=("medical-insurance",),
    quantity_limit="没有名额限制，一个人一张。",
    extra={
        "法定办结时限": "退役军人保障法没有写天数，所以不填数字。",
        "不能发证的情形": "部队除名、正在服刑等情形由管理办法规定，待镇核实。",
    },
)

GUIDES = (
    MINIMUM_LIVING,
    TEMPORARY_AID,
    EXTREME_POVERTY,
    DISABILITY_ALLOWANCES,
    BIRTH_REGISTRATION,
    OLD_AGE_ALLOWANCE,
    ELDER_CARD,
    VETERAN_CARD,
)
