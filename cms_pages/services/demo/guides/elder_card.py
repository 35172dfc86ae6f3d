"""Guide of the demonstration: 老年人优待证. Chinese data, not interface."""

from cms_pages.services.demo.records import Basis, Guide, Need, Waived
from cms_pages.services.demo.writing import (
    ask,
    at_once,
    certificate,
    fact,
    other,
    result,
    said,
    statute,
    step,
)

GUIDE = Guide(
    key="elder-card",
    title="老年人优待证",
    summary="满60周岁就能享受坐车、进公园、看病优先等优待。多数地方凭身份证就行，"
    "要实体证的可以申领。",
    item_type="service",
    department="social-affairs",
    counter=1,
    audience=("person",),
    life_events=("养老",),
    words=("老年证", "老年优待证", "老人坐公交免费", "老年卡", "60岁办什么证", "敬老卡"),
    who=said("满60周岁的人。住在这里的外地老人待遇一样。", "老年人权益保障法2、53"),
    conditions=(
        said(
            "年满60周岁。70岁以上的优待常常更多，以当地公布的为准。", "老年人权益保障法2、待镇核实"
        ),
        said("常住黄桥镇就行，户口在外地的老人享受同样的优待。", "老年人权益保障法53"),
        said("想要一张实体证。只用身份证、手机证的，不用办。"),
    ),
    bases=(
        statute("老年人权益保障法", "第二条", "老年人是满60周岁的公民。"),
        statute("老年人权益保障法", "第五十三条", "各地定优待办法，外地老人同等对待。"),
        statute("老年人权益保障法", "第五十七条", "医院要方便老人看病，优先看。"),
        statute("老年人权益保障法", "第五十八条", "坐车、坐船、坐火车对老人有照顾。"),
        statute("老年人权益保障法", "第五十九条", "博物馆、公园这些地方对老人免费或者优惠。"),
        Basis("江苏省老年人权益保障条例", "", "江苏省的优待项目由这部条例定，条文待镇核实。"),
    ),
    materials=(
        certificate(
            "申领人的身份证",
            "国务院关于在线政务服务的若干规定10",
            originals=1,
            form="either",
            waived=Waived.LICENCE,
            source="government",
            issued_by="公安机关",
            note="看年龄用。手机里有电子身份证的，打开给窗口扫一下。",
        ),
        other(
            "近期一寸照片",
            originals=1,
            form="either",
            need=Need.OPTIONAL,
            note="没有照片的，窗口现场拍，不收钱，待镇核实。",
        ),
        certificate(
            "居住证",
            "国务院关于在线政务服务的若干规定10、待镇核实",
            originals=1,
            form="either",
            need=Need.OPTIONAL,
            waived=Waived.LICENCE,
            source="government",
            issued_by="派出所",
            note="户口在外地的出示一下。说得清住处的，也可以由村里说明。",
        ),
    ),
    statutory_limit=None,
    promised_limit=at_once(note="资料全的当场打印；要到外面制卡的，时间待镇核实。"),
    visits=1,
    visits_why="领实体证来一次，子女也能代领。只要电子证的不用跑。",
    scope="city",
    fees=(),
    steps=(
        step(
            "提出",
            "到窗口或者在手机上申领，选要实体证还是电子证。",
            "老人或者子女",
            limit=at_once(),
            criteria="年龄到60周岁。",
            result="申领记录",
        ),
        step(
            "核年龄",
            "窗口读一下身份证，缺照片的现场补拍。年龄没到的，告诉哪天能来。",
            "1号窗口老龄岗位",
            "老年人权益保障法53、待镇核实",
            limit=at_once(note="读证就好"),
            criteria="只看年龄和住在哪里，不问收入。",
            result="核验通过，或者书面说明",
        ),
        step(
            "发证",
            "打印证件交到手里，讲清在哪些地方能用。",
            "1号窗口老龄岗位",
            limit=at_once(note="当场，待镇核实"),
            criteria="姓名、照片没有印错。",
            result="老年人优待证",
        ),
    ),
    results=(
        result(
            "老年人优待证（实体或者电子）",
            "certificate",
            validity="长期有效，丢了可以补。有效期待镇核实。",
            handed_over="当场领，或者存在手机里。",
        ),
    ),
    channels=("counter", "online", "proxy", "terminal"),
    remedies=(
        said(
            "对不发优待证的做法不服，知道之日起60日内，可以申请行政复议。向泰兴市人民政府提出，"
            "不收钱。",
            "行政复议法11、20、24、87",
        ),
        said(
            "也可以不复议，直接向人民法院起诉。起诉要在知道不发优待证的做法后的6个月内。",
            "行政复议法11、行政诉讼法44、46",
        ),
        said("该给的优待不给，可以当场要求，也可以拨打12345。", "老年人权益保障法58、待镇核实"),
    ),
    faq=(
        ask(
            "没有优待证，坐公交能免费吗？",
            "很多地方看身份证或者刷老年公交卡就行。泰兴公交的具体办法，请问12345。",
        ),
        ask(
            "我户口在安徽，跟女儿住黄桥，能享受吗？",
            "能。常住在这里的外地老人，待遇和本地人一样。",
            "老年人权益保障法53",
        ),
        ask("看病能不能先看？", "医院应当方便老人看病，让老人优先。", "老年人权益保障法57"),
        ask(
            "拿出证来，景点还收全价，怎么办？",
            "公园、博物馆、旅游景点应当对老人免费或者优惠。先问售票处，说不通打12345。",
            "老年人权益保障法59",
        ),
        ask(
            "村里修路要老人出工吗？",
            "不用。农村老人不承担公益事业的筹劳义务。",
            "老年人权益保障法60",
        ),
    ),
    plain=(said("满60岁就有优待，常住的外地老人也一样。", "老年人权益保障法2、53"),),
    related=("old-age-allowance",),
    quantity_limit="没有名额限制，到60岁都能领。",
    handling="at_once",
    has_no_statutory_limit=True,
    more=(
        fact("法定办结时限", "《老年人权益保障法》没有写制证要几天。", "老年人权益保障法"),
        fact("收费", "领证收不收工本费，待镇核实。"),
    ),
)
