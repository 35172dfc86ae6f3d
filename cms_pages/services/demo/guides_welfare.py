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

GUIDES = (MINIMUM_LIVING, TEMPORARY_AID)
