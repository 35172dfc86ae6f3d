"""Guide of the demonstration: 农村土地承包纠纷调解申请. Chinese data, not interface."""

from cms_pages.services.demo.records import Basis, Guide, Need
from cms_pages.services.demo.writing import (
    ask,
    at_once,
    certificate,
    fact,
    form,
    other,
    result,
    said,
    step,
)

GUIDE = Guide(
    key="land-dispute",
    title="农村土地承包纠纷调解申请",
    summary="为承包地吵起来，可以请村里、镇里调解，开口说就行，不收费。调不成，"
    "再去仲裁或者打官司。",
    item_type="service",
    department="agriculture",
    counter=3,
    audience=("person", "organisation"),
    life_events=("邻里纠纷", "种地", "土地"),
    words=("土地纠纷", "争地", "地界", "承包地纠纷", "村里收地", "土地仲裁", "口粮田", "占我家地"),
    who=said(
        "跟承包地的事有直接关系的农户、村集体或者租地人。",
        "农村土地承包经营纠纷调解仲裁法3、农村土地承包法55",
    ),
    conditions=(
        said(
            "争的是承包合同、流转、收地调地、确权或者被侵害这些事。",
            "农村土地承包经营纠纷调解仲裁法2",
        ),
        said("两边都愿意调解；一边明确不肯，就不能调。", "农村土地承包法55、人民调解法17"),
        said("说得清跟谁争、争哪块地、要什么。", "农村土地承包经营纠纷调解仲裁法8"),
        said("征地补偿的争议不归这里，走复议或者诉讼。", "农村土地承包经营纠纷调解仲裁法2"),
    ),
    bases=(
        Basis(
            "农村土地承包经营纠纷调解仲裁法", "第三条", "可以自己和解，也可以请村委会、镇政府调解。"
        ),
        Basis(
            "农村土地承包经营纠纷调解仲裁法",
            "第八条",
            "写申请或者口头申请都行，口头的由受理人记下。",
        ),
        Basis("农村土地承包经营纠纷调解仲裁法", "第十条", "调成了要写协议书，签名盖章后生效。"),
        Basis("农村土地承包经营纠纷调解仲裁法", "第十八条", "申请仲裁的时效是两年。"),
        Basis("农村土地承包法", "第五十五条", "不愿调解或者调解不成的，可以仲裁或者起诉。"),
    ),
    materials=(
        form(
            "土地承包纠纷调解申请书",
            "农村土地承包经营纠纷调解仲裁法8、待镇核实",
            originals=1,
            need=Need.OPTIONAL,
            source="government",
            issued_by="3号窗口",
            note="不会写就口头讲，工作人员当场记。",
        ),
        certificate(
            "申请人身份证件",
            copies=1,
            form="either",
            issued_by="公安机关",
            note="核对是不是当事人。",
        ),
        other(
            "争议地块的承包合同或流转合同",
            "农村土地承包法22、待镇核实",
            copies=1,
            need=Need.LATER,
            note="有哪样带哪样。",
            either="A",
        ),
        certificate(
            "争议地块的承包经营权证",
            "农村土地承包法24、待镇核实",
            copies=1,
            need=Need.LATER,
            issued_by="不动产登记机构",
            note="跟上一项有一样就行。",
            either="A",
        ),
        other(
            "照片、收条、证人名单等证据",
            originals=1,
            need=Need.OPTIONAL,
            note="能说明谁种、谁占、占了多久。",
        ),
    ),
    statutory_limit=None,
    promised_limit=None,
    visits=1,
    visits_why="调解那天双方要到场；离得远的可以到村里调（待镇核实）。",
    scope="town",
    fees=(),
    steps=(
        step(
            "说清来意",
            "写申请或者口头讲。口头的由工作人员记下姓名、地块、理由和时间。",
            "3号窗口接待员",
            "农村土地承包经营纠纷调解仲裁法8",
            limit=at_once("农村土地承包经营纠纷调解仲裁法8"),
            criteria="归不归调解管。",
            result="调解登记表",
        ),
        step(
            "问对方愿不愿意",
            "联系对方。不愿意的，告诉您仲裁和起诉的路。",
            "农业农村局调解员",
            "农村土地承包法55、人民调解法17",
            criteria="双方自愿。",
            result="调解通知或者退回告知",
        ),
        step(
            "查地块、看证据",
            "到地头看，查承包合同和登记簿，问老邻居。",
            "农业农村局调解员",
            criteria="弄清四至和谁在种。",
            result="现场记录",
        ),
        step(
            "坐下来谈",
            "听两边讲，讲清法律和政策，劝大家各让一步。",
            "农业农村局调解员",
            "农村土地承包经营纠纷调解仲裁法9",
            criteria="不压人，不偏袒。",
            result="谈成或者谈不成",
        ),
        step(
            "写协议书",
            "谈成的，写调解协议书。双方签名，调解人签名，盖章生效。",
            "调解员",
            "农村土地承包经营纠纷调解仲裁法10",
            limit=at_once(note="谈成当天写，待镇核实"),
            criteria="写明谁做什么、几时做完。",
            result="调解协议书",
        ),
    ),
    results=(
        result(
            "调解协议书",
            "other",
            "农村土地承包经营纠纷调解仲裁法10",
            validity="双方签名、加盖印章后生效。",
            handed_over="当场各拿一份。",
        ),
        result(
            "调解不成的告知", "other", validity="写明可以去哪里仲裁、起诉。", handed_over="当场给。"
        ),
    ),
    channels=("counter", "home", "proxy"),
    remedies=(
        said(
            "调不成的，两年内可向泰兴市农村土地承包仲裁委员会申请仲裁。",
            "农村土地承包经营纠纷调解仲裁法4、18",
        ),
        said("不服仲裁裁决，收到后三十日内向法院起诉。", "农村土地承包经营纠纷调解仲裁法48"),
        said("不想仲裁，可以直接起诉。", "农村土地承包法55"),
    ),
    faq=(
        ask(
            "调解、仲裁收不收钱？",
            "人民调解和土地仲裁都不收费。",
            "人民调解法4、农村土地承包经营纠纷调解仲裁法52",
        ),
        ask(
            "村里说人口变了要收我家的地，对吗？",
            "承包期内，村里不得收回承包地，也不得随便调整。",
            "农村土地承包法27、28",
        ),
        ask(
            "女儿出嫁，娘家的地会被收走吗？",
            "在婆家没有分到地的，娘家村不得收回。",
            "农村土地承包法31",
        ),
        ask(
            "仲裁要等多久？",
            "受理后六十日内结束，复杂的最多再延三十日。",
            "农村土地承包经营纠纷调解仲裁法47",
        ),
        ask(
            "征地补偿嫌少，能在这里调吗？",
            "不能仲裁，要走行政复议或者诉讼。",
            "农村土地承包经营纠纷调解仲裁法2",
        ),
    ),
    plain=(
        said("开口就能申请，写不写都行。", "农村土地承包经营纠纷调解仲裁法8"),
        said(
            "调解凭自愿，不成还能仲裁、起诉。", "农村土地承包法55、农村土地承包经营纠纷调解仲裁法4"
        ),
    ),
    related=("land-transfer", "homestead"),
    quantity_limit="没有次数限制。",
    is_free=True,
    has_no_statutory_limit=True,
    more=(
        fact(
            "法定办结时限",
            "法律给仲裁定了期限，没有给调解定。",
            "农村土地承包经营纠纷调解仲裁法9、47",
        ),
    ),
)
