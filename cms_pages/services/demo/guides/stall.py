"""Guide of the demonstration: 营业性占用道路、公共场所摆摊的审批咨询. Chinese data, not interface."""

from cms_pages.services.demo.records import TOWN, Basis, Guide, Option, Question, Waived
from cms_pages.services.demo.writing import (
    ask,
    at_once,
    certificate,
    fee,
    form,
    other,
    result,
    said,
    step,
    workdays,
)

GUIDE = Guide(
    key="stall",
    title="营业性占用道路、公共场所摆摊的审批咨询",
    summary="想在街上、广场摆摊，先问清哪里能摆、几点能摆、要谁批。公路上一律不能摆。",
    item_type="service",
    department="enforcement",
    counter=3,
    audience=("person", "company"),
    life_events=("创业", "开店"),
    words=("摆摊", "地摊", "占道经营", "夜市", "早市", "出摊", "店外经营", "路边摊"),
    who=said(
        "想在道路、广场、街边做买卖或者办促销的人。",
        "道路交通安全法31、村庄和集镇规划建设管理条例32",
    ),
    conditions=(
        said(
            "地点是政府指定的场所或者时段，没指定的要先批。",
            "食品安全法36、无证无照经营查处办法3、待镇核实",
        ),
        said("不在公路上和公路用地里摆。", "公路法46"),
        said("不挡车、不挡人，占道路做买卖要先许可。", "道路交通安全法31"),
        said("不在村庄、集镇的街道、广场、市场擅自搭棚子。", "村庄和集镇规划建设管理条例32"),
        said("不用高音喇叭反复叫卖。", "生态环境法典592"),
        said("不在禁止的时段和地段露天烧烤。", "生态环境法典250"),
    ),
    bases=(
        Basis("道路交通安全法", "第三十一条", "没有许可，不得占道路做与交通无关的事。"),
        Basis("公路法", "第四十六条", "公路和公路用地里不得摆摊设点。"),
        Basis(
            "城市道路管理条例",
            "第三十一条",
            "临时占用城市道路，要市政和交警两家批准；镇区是否照此办，待镇核实。",
        ),
        Basis(
            "城市市容和环境卫生管理条例",
            "第十四条",
            "城市街道两侧临时堆物，先要市容部门同意；镇区可以参照，待镇核实。",
        ),
        Basis(
            "村庄和集镇规划建设管理条例",
            "第三十二条",
            "村庄、集镇的街道、广场、市场搭临时设施，由镇政府批准。",
        ),
        Basis(
            "食品安全法", "第三十六条", "政府鼓励食品摊贩进市场、店铺，或者在指定区域、时段经营。"
        ),
        Basis("无证无照经营查处办法", "第三条", "在指定地方和时间卖农副产品、日用品，不算无照。"),
        Basis("江苏省食品小作坊和食品摊贩管理条例", TOWN, "卖吃的摊贩要办什么手续，条款待镇核实。"),
    ),
    materials=(
        form(
            "临时摆摊申请表",
            originals=1,
            source="government",
            issued_by="3号窗口",
            note="写明卖什么、在哪里、几点到几点。",
        ),
        certificate(
            "摆摊人的身份证",
            originals=1,
            form="either",
            issued_by="公安机关",
            note="只核对，不留原件。",
        ),
        other("摊位位置草图或照片", originals=1, note="看得出离路口、店门、消防栓多远。"),
        certificate(
            "卖熟食摊贩的健康证明",
            "食品安全法45、待镇核实",
            copies=1,
            source="agency",
            issued_by="体检机构",
            note="每年体检一次，过期的不算。",
            when=("goods:cooked",),
        ),
        certificate(
            "店铺的营业执照",
            "优化营商环境条例37",
            waived=Waived.LICENCE,
            source="government",
            issued_by="市场监管分局",
            note="窗口调电子执照，不用带。",
            when=("goods:shop",),
        ),
    ),
    statutory_limit=workdays(20, "行政许可法42、82", note="要审批的才有这个期限；咨询当场答。"),
    promised_limit=at_once(note="咨询当场答，审批天数待镇核实"),
    visits=1,
    visits_why="咨询可以打12345，不用跑；要审批的来交一次材料（待镇核实）。",
    scope="town",
    fees=(
        fee(
            "城市道路占用费（只有占城市道路才可能交）",
            "由省里定标准，镇区收不收待镇核实。",
            "城市道路管理条例37",
        ),
    ),
    steps=(
        step(
            "先问能不能摆",
            "窗口看地图，告诉您是公路、街道还是指定摊区。",
            "3号窗口执法联络员",
            "公路法46",
            limit=at_once(note="当场，待镇核实"),
            criteria="公路上的直接说明不行。",
            result="口头或者书面答复",
        ),
        step(
            "推荐指定摊区",
            "有空位的，帮您登记到早市、夜市、集市。",
            "综合执法局摊区管理员",
            "食品安全法36、促进个体工商户发展条例24、待镇核实",
            criteria="品种合适，不扰民。",
            result="摊位登记",
        ),
        step(
            "需要批的交申请",
            "占街道、广场的交申请。缺什么，五日内一次讲全。",
            "3号窗口执法联络员",
            "行政许可法32",
            limit=workdays(5, "行政许可法32、82"),
            criteria="时间、位置写得明白。",
            result="收件回执",
        ),
        step(
            "看现场、问各家",
            "到场看通行和消防，问交警和道路管理部门的意见。",
            "综合执法局中队",
            "道路交通安全法31、城市道路管理条例31",
            criteria="行人、消防车过得去。",
            result="各家意见记录",
        ),
        step(
            "答复",
            "同意的写明范围和时间。不同意的写明理由。",
            "有审批权的部门",
            "行政许可法38",
            limit=workdays(20, "行政许可法42、82"),
            criteria="谁批、批多久，待镇核实。",
            result="书面答复",
        ),
    ),
    results=(
        result(
            "咨询答复或摊位登记",
            "other",
            validity="摊区轮换的，以摊区通知为准。",
            handed_over="当场给。",
        ),
        result(
            "临时占用批准书",
            "certificate",
            "城市道路管理条例36、待镇核实",
            validity="按批准的位置、面积、期限用。",
            handed_over="到窗口领。",
        ),
    ),
    channels=("counter", "proxy"),
    remedies=(
        said(
            "不批的，可以在六十日内申请行政复议，或者六个月内起诉。", "行政复议法20、行政诉讼法46"
        ),
        said("被当场罚款不服，要先复议。", "行政复议法23"),
        said("对执法方式有意见，打12345反映。"),
    ),
    faq=(
        ask(
            "自家菜拿到集上卖，要办执照吗？",
            "指定的集市、指定的时间，不用。",
            "无证无照经营查处办法3",
        ),
        ask(
            "省道边上摆个水果摊行吗？", "不行。弄脏、堵塞公路的，可以罚五千元以下。", "公路法46、77"
        ),
        ask(
            "村里、老集镇街边搭个棚子卖早点呢？",
            "要镇政府批准。擅自搭的，会限期拆掉，可以罚款。",
            "村庄和集镇规划建设管理条例32、40",
        ),
        ask("用喇叭循环放广告可以吗？", "不可以。法律禁止高音喇叭反复叫卖。", "生态环境法典592"),
        ask(
            "批准的位置能挪一挪吗？", "挪位置、加面积、延时间，都要先办变更。", "城市道路管理条例36"
        ),
    ),
    plain=(
        said("公路上不能摆。", "公路法46"),
        said("指定的地方、指定的时间，放心摆。", "食品安全法36、无证无照经营查处办法3"),
    ),
    questions=(
        Question(
            "where",
            "想摆在哪里？",
            (
                Option("zone", "政府指定的早市、夜市、集市"),
                Option("square", "街边、广场上"),
                Option(
                    "highway",
                    "公路上或者公路边的用地里",
                    stops="公路和公路用地里不得摆摊（《公路法》第四十六条）。请改到指定摊区。",
                ),
            ),
        ),
        Question(
            "goods",
            "卖什么？",
            (
                Option("farm", "自家的菜、蛋、水果或者小日用品"),
                Option("cooked", "熟食、小吃"),
                Option("shop", "商店在门口办促销"),
            ),
            when=("where:zone", "where:square"),
        ),
    ),
    related=("sole-trader", "small-food"),
    quantity_limit="摊区位子有限，先登记先得，数量待镇核实。",
    handling="at_once",
)
