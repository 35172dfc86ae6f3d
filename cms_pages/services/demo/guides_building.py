"""Guides of the demonstration: building a house, land, opening a small business, insurance, stalls and dogs.

Chinese data, not interface. Statutes were read in the text in force on 27 November 2026; what the province
or the town decides is marked as to be verified.
"""

from typing import Any

from cms_pages.services.demo.records import (
    TOWN,
    Basis,
    Fee,
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


def said(words: str, *sources: str) -> Said:
    """Words with the articles behind them; without one the town has to verify them."""
    return Said(words, sources or (TOWN,))


def workdays(number: int, *sources: str, note: str = "") -> Limit:
    """A limit in working days."""
    return Limit(number, Unit.WORKDAY, note, sources or (TOWN,))


def at_once(*sources: str, note: str = "") -> Limit:
    """Done while one waits."""
    return Limit(0, Unit.AT_ONCE, note, sources or (TOWN,))


def certificate(name: str, *sources: str, **more: Any) -> Material:
    """A material of the kind 证件证书证明."""
    return Material(name, "certificate", sources=sources or (TOWN,), **more)


def form(name: str, *sources: str, **more: Any) -> Material:
    """A material of the kind 申请表格文书."""
    return Material(name, "form", sources=sources or (TOWN,), **more)


def other(name: str, *sources: str, **more: Any) -> Material:
    """A material of any other kind."""
    return Material(name, "other", sources=sources or (TOWN,), **more)


def step(name: str, what: str, role: str, *sources: str, **more: Any) -> Step:
    """A step of handling; ``more`` holds limit, criteria and result."""
    return Step(name, what, role, sources=sources or (TOWN,), **more)


def ask(question: str, answer: str, *sources: str) -> tuple[str, Said]:
    """A question people ask, and the answer."""
    return question, said(answer, *sources)


HOMESTEAD = Guide(
    key="homestead",
    title="农村宅基地审批",
    summary="村里人要地盖房，先在村里申请、讨论、公示，再到镇里审批。一户只能有一处宅基地，审批不收费。",
    item_type="licence",
    department="agriculture",
    counter=3,
    audience=("person",),
    life_events=("建房", "住房", "分家"),
    words=("宅基地", "批地", "批宅基地", "盖房子", "建房", "分户", "翻建老屋", "要地基"),
    who=said(
        "本村集体经济组织的成员，以户为单位申请。",
        "土地管理法实施条例34",
        "农村集体经济组织法13",
    ),
    conditions=(
        said("申请人是本村集体经济组织的成员。", "农村集体经济组织法11", "农村集体经济组织法13"),
        said("一户只有一处宅基地，已经有的不能再要一处。", "土地管理法62"),
        said("宅基地面积不超过江苏省定的标准。", "土地管理法62"),
        said("选的地方符合镇的土地规划和村庄规划。", "土地管理法62"),
        said("不占永久基本农田，先用老宅基地和村里空闲地。", "土地管理法62"),
        said("没有把原来的住房卖掉、租出去或者送给别人。", "土地管理法62"),
        said("村里集体讨论通过，并且在本村公示过。", "土地管理法实施条例34"),
    ),
    bases=(
        Basis(
            "土地管理法", "第六十二条", "一户一宅；农村住宅用地由镇政府审核批准，卖房后再申请不批。"
        ),
        Basis("土地管理法", "第四十四条", "宅基地要占农用地的，先办农用地转用审批。"),
        Basis("土地管理法实施条例", "第三十四条", "以户为单位申请，村里讨论通过并公示后报镇政府。"),
        Basis("农村集体经济组织法", "第十三条", "集体经济组织成员有权依法申请宅基地。"),
        Basis("行政许可法", "第四十二条", "受理后二十个工作日内决定，特殊情况可延长十个工作日。"),
        Basis("江苏省土地管理条例", TOWN, "江苏宅基地的面积标准由省里规定，条款和数字待镇核实。"),
    ),
    materials=(
        form(
            "农村宅基地和建房（规划许可）申请表",
            originals=1,
            source="government",
            issued_by="村集体经济组织或3号窗口",
            note="户主填写并签名。用地和规划许可共用这一张表。",
        ),
        form(
            "农村宅基地使用承诺书",
            originals=1,
            source="government",
            issued_by="村集体经济组织或3号窗口",
            note="写明按批准的位置和面积建，建新房后拆旧房。",
        ),
        certificate(
            "户主居民身份证",
            "行政许可法31",
            TOWN,
            originals=1,
            form="either",
            waived=Waived.LICENCE,
            issued_by="公安机关",
            note="当场核对，有电子证照的不用带原件。",
        ),
        certificate(
            "全家户口簿",
            "行政许可法33",
            TOWN,
            waived=Waived.SHARED,
            source="government",
            issued_by="公安机关",
            note="镇里从户籍信息核对，不用交复印件。",
        ),
        other(
            "家里有没有其他宅基地的查询结果",
            "行政许可法33",
            TOWN,
            waived=Waived.SHARED,
            source="government",
            issued_by="自然资源所",
            note="由自然资源所查登记信息，不用自己开证明。",
        ),
        other(
            "村里讨论的会议记录和公示情况",
            "土地管理法实施条例34",
            TOWN,
            originals=1,
            source="government",
            issued_by="村集体经济组织",
            note="由村里整理，随申请一起报镇里。",
        ),
        other(
            "分户情况说明",
            originals=1,
            when=("why:split",),
            note="写明分出去的人和老宅留给谁，全家成年人签名。",
        ),
        other(
            "房屋或宅基地因灾损毁情况说明",
            "民法典364",
            TOWN,
            originals=1,
            need=Need.LATER,
            source="government",
            issued_by="村民委员会",
            when=("why:lost",),
            note="先申请，后补交也可以。",
        ),
        certificate(
            "老宅基地的不动产权证书",
            copies=1,
            either="A",
            issued_by="不动产登记机构",
            when=("why:rebuild",),
            note="与下一项有一样就行。",
        ),
        certificate(
            "老宅基地的集体土地使用证",
            copies=1,
            either="A",
            issued_by="原土地管理部门",
            when=("why:rebuild",),
            note="换证以前发的老证仍可拿来核对。",
        ),
        other(
            "农用地转用批准文件",
            "土地管理法62",
            "行政许可法33",
            waived=Waived.SHARED,
            source="government",
            issued_by="市、县人民政府",
            when=("land:farm",),
            note="由镇里和自然资源所联系，不要求村民自己去开。",
        ),
        form(
            "授权委托书",
            "行政许可法29",
            TOWN,
            originals=1,
            when=("agent:agent",),
            note="写明委托谁、办什么事，受托人带自己的身份证。",
        ),
    ),
    statutory_limit=workdays(
        20,
        "行政许可法42",
        "行政许可法82",
        note="从镇里受理那天算；经批准可再延长十个工作日，要说明理由。",
    ),
    promised_limit=workdays(20, note="承诺天数待镇核实，暂按法定期限写。"),
    visits=1,
    visits_why="村里统一报送的，本人到窗口签名核对一次（待镇核实）。",
    scope="town",
    fees=(
        Fee(
            "耕地占用税（只有占耕地才交，由税务机关收）",
            "审批本身不收费。税额由江苏省定，以税务机关核定为准。",
            "耕地占用税法2、耕地占用税法4、行政许可法58",
            "在规定面积内盖自住房减半；农村低保户、残疾军人、烈士遗属免（耕地占用税法7）。",
        ),
    ),
    steps=(
        step(
            "在村里申请",
            "户主把申请表和承诺书交给村集体经济组织。没有这个组织的，交村民小组或村委会。",
            "村集体经济组织",
            "土地管理法实施条例34",
            limit=at_once(note="收表时间待镇核实"),
            criteria="是不是成员，是不是一户一处。",
            result="村里登记收到申请",
        ),
        step(
            "村里讨论和公示",
            "村里开会讨论。通过后，把位置、面积在本村公示，天数待镇核实。",
            "村集体经济组织",
            "土地管理法实施条例34",
            "农村集体经济组织法26",
            criteria="会议通过，公示没有异议或者异议不成立。",
            result="会议记录和公示情况",
        ),
        step(
            "窗口收件受理",
            "3号窗口核对材料。缺什么，当场或五个工作日内一次说清。",
            "3号窗口受理人员",
            "行政许可法32",
            limit=workdays(5, "行政许可法32", "行政许可法82"),
            criteria="材料齐全，签名清楚。",
            result="盖章并写日期的受理单或者补正单",
        ),
        step(
            "三家一起看现场",
            "农业农村局、自然资源所、建设局至少去两个人，看地、量地、查规划。",
            "联审工作人员",
            "行政许可法34",
            limit=workdays(20, "行政许可法42", note="算在镇里决定的期限里"),
            criteria="符合规划，不占永久基本农田，面积不超标。",
            result="联审意见",
        ),
        step(
            "镇政府决定",
            "镇政府作出批准或者不批准的书面决定。不批准的写明理由和怎样申诉。",
            "镇政府分管负责人",
            "土地管理法62",
            "行政许可法38",
            limit=workdays(20, "行政许可法42", "行政许可法82", note="从受理起算，包括看现场"),
            criteria="各项条件都满足。",
            result="准予或者不予许可的决定",
        ),
        step(
            "发批准书",
            "把农村宅基地批准书送到申请人手里。",
            "3号窗口发证人员",
            "行政许可法44",
            limit=workdays(10, "行政许可法44", "行政许可法82"),
            criteria="批准书与决定一致。",
            result="农村宅基地批准书",
        ),
        step(
            "放线和验收",
            "开工前请镇里到现场放线，完工后请镇里来量面积。上门时间跟镇里约。",
            "建设局和自然资源所工作人员",
            criteria="实际位置和面积与批准书一致。",
            result="验收意见，用来办房屋登记",
        ),
    ),
    results=(
        Result(
            "农村宅基地批准书",
            "certificate",
            "有效期看批准书上写的日期，具体年限待镇核实。",
            "到3号窗口领，或者由村里代领。十个工作日内送到。",
            ("行政许可法39", "行政许可法44"),
        ),
        Result(
            "不予批准决定书",
            "decision",
            "送到之日起可以复议或者起诉。",
            "当面送达或者邮寄。",
            ("行政许可法38",),
        ),
    ),
    channels=("counter", "proxy"),
    remedies=(
        said("不服镇里的决定，六十日内向泰兴市政府申请行政复议。", "行政复议法20", "行政复议法24"),
        said("也可以在六个月内直接向法院起诉。", "行政诉讼法46"),
        said("镇里一直不答复的，要先复议，再起诉。", "行政复议法11", "行政复议法23"),
        said("村里不认您家是成员，可请镇里调解、申请仲裁或者起诉。", "农村集体经济组织法56"),
    ),
    faq=(
        ask(
            "老宅卖给别人了，还能再申请吗？",
            "不能。卖掉、出租或者送掉住宅后再要宅基地，法律规定不批。",
            "土地管理法62",
        ),
        ask(
            "女儿嫁出去了，算不算本村成员？",
            "在婆家村没有取得成员身份的，娘家村不能取消她的成员身份。",
            "农村集体经济组织法18",
        ),
        ask(
            "在外打工、户口还在村里，会丢资格吗？",
            "不会。外出打工、读书、当兵，都不因此失去成员身份。",
            "农村集体经济组织法18",
        ),
        ask(
            "进城落户，村里能收走我家宅基地吗？",
            "不能。退不退由您自愿，退出还可以得到补偿。",
            "土地管理法62",
            "土地管理法实施条例36",
        ),
        ask(
            "没批就先盖，会怎样？",
            "会责令退还占的地，限期拆掉新盖的房子。",
            "土地管理法78",
        ),
        ask(
            "多占了一点面积，要紧吗？",
            "要紧。超出省定标准的部分，按非法占地处理。",
            "土地管理法78",
        ),
        ask(
            "一户最多能批多大？",
            "由江苏省定标准，本镇执行的面积请问3号窗口。",
            "土地管理法62",
            TOWN,
        ),
    ),
    plain=(
        "一户一处，面积有上限。",
        "先过村里这一关，再由镇政府批。",
        "卖了房再要地，法律不许。",
    ),
    questions=(
        Question(
            "member",
            "您家是本村集体经济组织的成员吗？",
            (
                Option("yes", "是，名册上有"),
                Option(
                    "no",
                    "不是",
                    stops="只有本村集体经济组织的成员才能申请宅基地（农村集体经济组织法13）。",
                ),
                Option(
                    "unsure",
                    "说不准",
                    stops="请先到村里查成员名册。对结果有争议，可以请镇里调解（农村集体经济组织法56）。",
                ),
            ),
        ),
        Question(
            "why",
            "这次是什么情况？",
            (
                Option("first", "家里没有宅基地，第一次要"),
                Option("split", "孩子成家，要分户"),
                Option("lost", "原来的宅基地因灾没了"),
                Option("rebuild", "在老宅基地上拆了重盖"),
                Option(
                    "sold",
                    "原来的房子卖了、租了或者送人了",
                    stops="卖掉、出租、送掉住宅后再申请的，法律规定不批准（土地管理法62）。",
                ),
            ),
            ("member:yes",),
        ),
        Question(
            "land",
            "看中的是哪种地？",
            (
                Option("empty", "村里的空闲地或者建设用地"),
                Option("farm", "农用地，但不是永久基本农田"),
                Option(
                    "basic",
                    "永久基本农田",
                    stops="永久基本农田不能盖住房（土地管理法62）。请另选地方。",
                ),
            ),
            ("why:first", "why:split", "why:lost"),
        ),
        Question(
            "agent",
            "谁去窗口办？",
            (Option("self", "户主自己去"), Option("agent", "请别人代办")),
            ("member:yes", "why:first", "why:split", "why:lost", "why:rebuild"),
        ),
    ),
    flow=(
        Node("apply", "户主向村里提出申请", "村集体经济组织", "随时", ("meeting",), "start"),
        Node(
            "meeting",
            "村里讨论通过了吗？",
            "村集体经济组织",
            "待镇核实",
            ("notice:通过", "village-no:没通过"),
            "decision",
        ),
        Node("notice", "在本村公示位置和面积", "村集体经济组织", "待镇核实", ("objection",)),
        Node(
            "objection",
            "有没有成立的异议？",
            "村集体经济组织",
            "公示期间",
            ("hand-in:没有", "village-no:有"),
            "decision",
        ),
        Node("hand-in", "材料交到3号窗口", "3号窗口受理人员", "当场", ("complete",)),
        Node(
            "complete",
            "材料齐不齐？",
            "3号窗口受理人员",
            "5个工作日内",
            ("accept:齐", "supplement:不齐"),
            "decision",
        ),
        Node(
            "supplement",
            "一次告知要补什么，申请人补齐",
            "3号窗口受理人员",
            "5个工作日内告知",
            ("accept",),
        ),
        Node("accept", "受理并给受理单", "3号窗口受理人员", "当场", ("visit",)),
        Node("visit", "三家一起看现场、查规划", "联审工作人员", "算在20个工作日内", ("farmland",)),
        Node(
            "farmland",
            "要不要占农用地？",
            "自然资源所",
            "看现场时查清",
            ("convert:要占", "decide:不占"),
            "decision",
        ),
        Node(
            "convert",
            "先报农用地转用审批",
            "自然资源所",
            "由有权的政府决定",
            ("converted",),
        ),
        Node(
            "converted",
            "转用批下来了吗？",
            "自然资源所",
            "以批文为准",
            ("decide:批了", "refuse:没批"),
            "decision",
        ),
        Node(
            "decide",
            "镇政府批不批？",
            "镇政府分管负责人",
            "受理后20个工作日内",
            ("issue:批准", "refuse:不批准"),
            "decision",
        ),
        Node("issue", "发农村宅基地批准书", "3号窗口发证人员", "10个工作日内", ("stake",)),
        Node("stake", "开工前放线，完工后验收", "建设局和自然资源所", "与镇里约定", ("done",)),
        Node("done", "办结，可以去登记房屋", "3号窗口", "验收之后", (), "end"),
        Node("refuse", "书面决定不批，写明理由", "镇政府", "20个工作日内", ("remedy",)),
        Node("remedy", "60日内复议，或6个月内起诉", "申请人", "60日或6个月", (), "end"),
        Node("village-no", "村里答复原因，可请镇里调解", "村集体经济组织", "待镇核实", (), "end"),
    ),
    related=("rural-building", "real-estate", "land-dispute"),
    special_procedures=(
        said(
            "与邻居有重大利益关系的，告知后五个工作日内可以要求听证。",
            "行政许可法47",
            "行政许可法82",
        ),
        said(
            "听证由镇里在二十个工作日内组织，时间不算在审批期限里。", "行政许可法45", "行政许可法47"
        ),
        said("占农用地的，市、县政府分批上报转用方案。", "土地管理法44", "土地管理法实施条例23"),
    ),
    quantity_limit="一户只能有一处（土地管理法62）。每年新增用地指标有限，当年数量待镇核实。",
    handling="promise",
    extra={"批后查询": "准予决定要公开，谁都可以查（行政许可法40）。"},
)

RURAL_BUILDING = Guide(
    key="rural-building",
    title="乡村建设规划许可（村民建房）初审",
    summary="村民盖房要先拿乡村建设规划许可证。材料交镇里初审，合格的由镇里直接往上报，不用自己再跑县里。",
    item_type="licence",
    department="construction",
    counter=3,
    audience=("person",),
    life_events=("建房", "住房"),
    words=("规划许可", "建房证", "盖楼", "准建证", "自建房", "加层", "建房手续", "规划许可证"),
    who=said("要在村庄规划区里盖自家住房的村民。", "城乡规划法41", TOWN),
    conditions=(
        said("房子在已经批准的村庄规划范围以内。", "城乡规划法9", "城乡规划法42"),
        said("用地有着落：老宅基地，或者新批下来的宅基地。", "土地管理法62"),
        said("不占农用地；确实要占，先办完转用手续。", "城乡规划法41"),
        said("盖两层以上，要有正规设计图或者通用图。", "村庄和集镇规划建设管理条例21"),
        said("新房不挡邻居的通风、采光和日照。", "民法典293"),
        said("避开容易出灾的地方，能抗震、能防洪。", "乡村振兴促进法38"),
    ),
    bases=(
        Basis("城乡规划法", "第四十一条", "占农用地建房的，先办转用，再由市、县规划部门发许可证。"),
        Basis("城乡规划法", "第六十五条", "没有许可证或者不照证盖的，镇政府责令停工、限期改正。"),
        Basis("行政许可法", "第三十五条", "下级初审后直接报上级，上级不得叫人重复交材料。"),
        Basis("行政许可法", "第四十三条", "镇里应当在受理后二十个工作日内审完。"),
        Basis(
            "村庄和集镇规划建设管理条例",
            "第二十一条",
            "两层以上住宅要由有资质的单位设计或选用通用图。",
        ),
        Basis("民法典", "第二百九十三条", "盖房不得妨碍邻居通风、采光和日照。"),
        Basis("江苏省城乡规划条例", TOWN, "用老宅基地盖房的规划办法由省里定，条款待镇核实。"),
    ),
    materials=(
        form(
            "乡村建设规划许可申请（村民建房）",
            "行政许可法29",
            TOWN,
            originals=1,
            source="government",
            issued_by="3号窗口",
            note="办宅基地时已经填过合并申请表的，不用再填。",
        ),
        certificate(
            "建房人居民身份证",
            "行政许可法31",
            TOWN,
            originals=1,
            form="either",
            waived=Waived.LICENCE,
            issued_by="公安机关",
            note="出示电子身份证件也可以。",
        ),
        certificate(
            "老宅的不动产权证书",
            copies=1,
            either="A",
            issued_by="不动产登记机构",
            when=("site:old",),
            note="证上的面积就是翻建的依据。",
        ),
        certificate(
            "老宅的集体建设用地使用证",
            copies=1,
            either="A",
            issued_by="原土地管理部门",
            when=("site:old",),
            note="没有换新证的，用这一张。",
        ),
        other(
            "新批的农村宅基地批准书",
            "行政许可法33",
            "行政许可法35",
            waived=Waived.PROOF,
            source="government",
            issued_by="镇政府",
            when=("site:granted",),
            note="本镇发的，镇里自己调取，法律不许重复要。",
        ),
        other(
            "农用地转用的批件",
            "城乡规划法41",
            "行政许可法33",
            waived=Waived.SHARED,
            source="government",
            issued_by="市、县人民政府",
            when=("site:farm",),
            note="自然资源所有底，不用村民找。",
        ),
        other(
            "新房平面和外观草图",
            originals=1,
            when=("floors:one",),
            note="标清长、宽、高和四边离邻居多远。",
        ),
        other(
            "有资质单位画的设计图",
            "村庄和集镇规划建设管理条例21",
            TOWN,
            originals=1,
            either="B",
            source="agency",
            issued_by="设计单位",
            when=("floors:more",),
            note="与下一项任选一样。",
        ),
        other(
            "选用的住宅通用图或标准图",
            "村庄和集镇规划建设管理条例21",
            TOWN,
            originals=1,
            either="B",
            source="government",
            issued_by="建设局",
            when=("floors:more",),
            note="有没有免费图集，待镇核实。",
        ),
        other(
            "跟邻居商量过的情况说明",
            "行政许可法36",
            TOWN,
            originals=1,
            need=Need.OPTIONAL,
            when=("neighbour:yes",),
            note="有就带来；没有，镇里会自己去听邻居意见。",
        ),
        form(
            "代办委托书",
            "行政许可法29",
            TOWN,
            originals=1,
            need=Need.OPTIONAL,
            note="本人不来时才要，代办人带自己的身份证。",
        ),
    ),
    statutory_limit=workdays(
        20,
        "行政许可法43",
        "行政许可法82",
        note="这是镇里初审的期限；往上报以后，发证机关另算期限。",
    ),
    promised_limit=workdays(20, note="镇里愿不愿意再快些，待镇核实。"),
    visits=1,
    visits_why="交材料时来一次，证件可以寄到家（待镇核实）。",
    scope="town",
    fees=(),
    steps=(
        step(
            "帮您看规划",
            "工作人员查村庄规划图，告诉您这块地能不能盖、能盖多高。",
            "建设局规划员",
            "城乡规划法9",
            limit=at_once(note="查图当场答复，待镇核实"),
            criteria="地块在规划的建设用地里。",
            result="口头答复或者规划要求单",
        ),
        step(
            "收材料",
            "窗口点收材料。小错当场改，缺件开补正单。",
            "3号窗口收件员",
            "行政许可法32",
            limit=workdays(5, "行政许可法32", "行政许可法82", note="补正告知的最长时间"),
            criteria="图上尺寸齐全，用地手续对得上。",
            result="收件凭证",
        ),
        step(
            "实地踏勘并听邻居意见",
            "两名以上人员到场量尺寸，通知相邻的人家，听他们怎么说。",
            "建设局踏勘人员",
            "行政许可法34",
            "行政许可法36",
            limit=workdays(20, "行政许可法43", note="踏勘算在初审期限里"),
            criteria="间距、高度符合要求，邻居的话记在笔录里。",
            result="踏勘记录和意见笔录",
        ),
        step(
            "镇里写初审意见",
            "写明同意或者不同意，把全套材料一起往上报。",
            "建设局负责人",
            "行政许可法35",
            "行政许可法43",
            limit=workdays(20, "行政许可法43", "行政许可法82"),
            criteria="规划、用地、安全三样都过关。",
            result="初审意见和全套材料",
        ),
        step(
            "发证机关决定",
            "规划部门作决定。老宅翻建由谁发证，看江苏的规定，待镇核实。",
            "市规划部门审批人员",
            "城乡规划法41",
            "行政许可法38",
            limit=workdays(20, "行政许可法42", "行政许可法82", note="可延长十个工作日"),
            criteria="与规划图、初审意见一致。",
            result="乡村建设规划许可证或者不予许可决定",
        ),
        step(
            "把证送到家",
            "许可证由窗口发，也可以由村里的代办员带回。",
            "3号窗口发证员",
            "行政许可法44",
            limit=workdays(10, "行政许可法44", "行政许可法82"),
            criteria="人证相符。",
            result="乡村建设规划许可证",
        ),
    ),
    results=(
        Result(
            "乡村建设规划许可证",
            "certificate",
            "多久之内要开工，看证上写的日期，待镇核实。",
            "窗口领、寄送或者村里代领。",
            ("城乡规划法41", "行政许可法39"),
        ),
        Result(
            "不予许可决定书",
            "decision",
            "写明理由和申诉的办法。",
            "当面送或者挂号寄。",
            ("行政许可法38",),
        ),
    ),
    channels=("counter", "post", "proxy"),
    remedies=(
        said(
            "不给证的，可以找发证机关的本级政府复议，六十日内提。", "行政复议法20", "行政复议法24"
        ),
        said("觉得决定违法，六个月内可以去法院告。", "行政许可法7", "行政诉讼法46"),
        said("邻居认为许可伤了自己的利益，也能复议或者起诉。", "行政许可法36", "行政复议法11"),
    ),
    faq=(
        ask(
            "邻居不肯签字，就办不成吗？",
            "国家法律没有把邻居签字列成条件。镇里要听邻居意见，再依法决定。",
            "行政许可法36",
            TOWN,
        ),
        ask(
            "先盖房后补证，行不行？",
            "不行。没证就盖，镇政府会叫停，逾期不改可以拆。",
            "城乡规划法65",
        ),
        ask(
            "批的是两层，想加一层呢？",
            "要先改许可。不照证盖，跟没有证一样要停工改正。",
            "城乡规划法65",
        ),
        ask(
            "平房要请设计院画图吗？",
            "条例只管两层以上的房子。一层的草图画清楚就行，画法待镇核实。",
            "村庄和集镇规划建设管理条例21",
            TOWN,
        ),
        ask(
            "规划许可和宅基地批准，先办哪个？",
            "法律说拿到规划许可证后再办用地。本镇两样一起收，待镇核实。",
            "城乡规划法41",
            TOWN,
        ),
        ask(
            "县里又叫我交一遍材料，对吗？",
            "不对。镇里已经报了全套，上级不能叫您重交。",
            "行政许可法35",
        ),
    ),
    plain=(
        "盖房先要规划许可证。",
        "两层以上要有正规的图纸。",
        "材料交一次，镇里替您往上报。",
    ),
    questions=(
        Question(
            "project",
            "准备盖什么？",
            (
                Option("home", "自己家住的房子"),
                Option(
                    "public",
                    "厂房、村里的公共设施或者公益项目",
                    stops="这也要办乡村建设规划许可，但材料不同，请到3号窗口另领清单（城乡规划法41）。",
                ),
            ),
        ),
        Question(
            "site",
            "房子盖在哪里？",
            (
                Option("old", "拆老屋，原地重盖"),
                Option("granted", "镇里新批的宅基地上"),
                Option("farm", "要占一块农用地"),
                Option(
                    "none",
                    "还没有地",
                    stops="先申请宅基地，地有了着落再来。",
                    leads_to="homestead",
                ),
            ),
            ("project:home",),
        ),
        Question(
            "floors",
            "打算盖几层？",
            (Option("one", "一层"), Option("more", "两层或者两层以上")),
            ("site:old", "site:granted", "site:farm"),
        ),
        Question(
            "neighbour",
            "比老屋更高，或者更靠近邻居吗？",
            (Option("no", "不会"), Option("yes", "会，或者说不准")),
            ("floors:one", "floors:more"),
        ),
    ),
    flow=(
        Node("ask", "到窗口查规划", "建设局规划员", "当场", ("allowed",), "start"),
        Node(
            "allowed",
            "这块地规划能盖房吗？",
            "建设局规划员",
            "当场",
            ("file:能盖", "advise:不能盖"),
            "decision",
        ),
        Node("advise", "说明理由，建议另外选地", "建设局规划员", "当场", (), "end"),
        Node("file", "交申请和图纸", "3号窗口收件员", "当场", ("check",)),
        Node(
            "check",
            "图纸材料合格吗？",
            "3号窗口收件员",
            "5个工作日内",
            ("receive:合格", "correct:要补"),
            "decision",
        ),
        Node(
            "correct",
            "开补正单，一次说全，补好再交",
            "3号窗口收件员",
            "5个工作日内告知",
            ("receive",),
        ),
        Node("receive", "受理，开收件凭证", "3号窗口收件员", "当场", ("survey",)),
        Node("survey", "踏勘、量间距、听邻居意见", "建设局踏勘人员", "初审期限以内", ("hearing",)),
        Node(
            "hearing",
            "邻居要求听证吗？",
            "建设局负责人",
            "告知后5个工作日内提出",
            ("hold:要求", "opinion:不要求"),
            "decision",
        ),
        Node("hold", "开听证会，记笔录", "听证主持人", "20个工作日内组织", ("opinion",)),
        Node("opinion", "镇里写初审意见并报送", "建设局负责人", "受理后20个工作日内", ("grant",)),
        Node(
            "grant",
            "发证机关准不准？",
            "市规划部门审批人员",
            "20个工作日内",
            ("certificate:准", "denied:不准"),
            "decision",
        ),
        Node("certificate", "送达许可证，照证开工", "3号窗口发证员", "10个工作日内", (), "end"),
        Node("denied", "发不予许可决定书，写清理由", "市规划部门审批人员", "期限以内", ("appeal",)),
        Node("appeal", "复议60日内，起诉6个月内", "申请人或者邻居", "60日或6个月", (), "end"),
    ),
    related=("homestead", "real-estate"),
    special_procedures=(
        said("涉及邻居重大利益的，先告知听证的权利。", "行政许可法47"),
        said("听证和专家评审花的时间，不算进审批期限。", "行政许可法45"),
    ),
    quantity_limit="不限名额，符合规划就办（城乡规划法42）。",
    handling="promise",
    extra={
        "收费": "申请、审查、发证都不收钱（行政许可法58）。",
        "开工时": "夜里不要在住家密集处施工扰民（生态环境法典572）。",
    },
)

GUIDES: tuple[Guide, ...] = (
    HOMESTEAD,
    RURAL_BUILDING,
)
