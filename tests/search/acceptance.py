"""What residents type and what must come first, over the laws of the demonstration.

The rows are those of the acceptance suite for a town's legal site; ``needs`` names the part of the
product that a row waits for, such as guides, and is empty for rows that hold today.
"""

from typing import NamedTuple

Article = tuple[str, int, int]  # law by its short title, number, inserted number


class Row(NamedTuple):
    """A query; one of ``first`` comes first, each of ``among`` and one of ``some`` stand among the
    first ten hits.

    A law is named by its short title, an article by title and number. ``note`` stands in what is
    said above the hits, ``meant`` is offered as what was probably meant.
    """

    query: str
    first: tuple[str | Article, ...] = ()
    among: tuple[str | Article, ...] = ()
    some: tuple[str | Article, ...] = ()
    note: str = ""
    meant: str = ""
    needs: str = ""


def art(law: str, number: int, sub: int = 0) -> Article:
    return (law, number, sub)


CIVIL, CRIMINAL = "民法典", "刑法"
ECOLOGY = "生态环境法典"
TORT = art(CIVIL, 1165)
DRUNK = art(CRIMINAL, 133, 1)
# What it says of noise: the duties, those of social life among them, and the penalties.
NOISE = tuple(art(ECOLOGY, number) for number in (*range(547, 600), *range(1183, 1192)))
SOCIAL_NOISE = tuple(art(ECOLOGY, number) for number in range(588, 600))
# The chapter on loans; which of its articles comes up is left to each engine's candidates.
LOANS = tuple(art(CIVIL, number) for number in range(667, 681))
THROWN = (art(CIVIL, 1254), art(CRIMINAL, 291, 2))
DOGS = tuple(art(CIVIL, number) for number in range(1245, 1252))

ROWS = (
    *(
        Row(query, first=(CIVIL,))
        for query in ("民法典", "中华人民共和国民法典", "民法典 ", "《民法典》")
    ),
    *(Row(query, meant=CIVIL) for query in ("mfd", "minfadian")),
    *(
        Row(query, first=(TORT,))
        for query in (
            *("民法典1165条", "民法典第一千一百六十五条", "民法典 1165", "民法典第１１６５条"),
            *("一千一百六十五条", "民法典第1165條", "《民法典》第一千一百六十五条第一款"),
        )
    ),
    Row("1165", first=(TORT,), among=(art(ECOLOGY, 1165),)),
    *(
        Row(query, first=(DRUNK,))
        for query in ("刑法133条之一", "刑法第一百三十三条之一", "刑法133-1", "刑法133之1")
    ),
    *(
        Row(
            query,
            first=(DRUNK, art("道路交通安全法", 91)),
            among=(DRUNK, art("道路交通安全法", 91)),
        )
        for query in ("醉驾", "酒驾")
    ),
    Row("危險駕駛", among=(DRUNK,)),
    Row("交通肇事", first=(art(CRIMINAL, 133),)),
    Row("高空抛物", first=THROWN, among=THROWN),
    *(
        Row(query, first=(*NOISE, art("治安管理处罚法", 88)), some=SOCIAL_NOISE)
        for query in ("噪音", "噪声", "广场舞", "装修吵")
    ),
    *(Row(query, first=(*DOGS, art("治安管理处罚法", 89))) for query in ("狗咬人", "养狗", "遛狗")),
    Row("借钱不还", among=(art(CIVIL, 675),)),
    Row("借条", some=LOANS),
    Row("高利贷", among=(art(CIVIL, 680),)),
    *(
        Row(query, among=(art(CRIMINAL, 276, 1), art("劳动合同法", 30)))
        for query in ("拖欠工资", "讨薪", "欠薪")
    ),
    Row("离婚冷静期", first=(art(CIVIL, 1077),)),
    Row("邻居漏水", among=(art(CIVIL, 290),)),
    Row("通风采光", first=(art(CIVIL, 293),)),
    Row("邻居纠纷", first=tuple(art(CIVIL, number) for number in range(288, 297))),
    *(Row(query, among=(art(CIVIL, 362), art("土地管理法", 62))) for query in ("宅基地",)),
    Row("一户一宅", first=(art("土地管理法", 62),)),
    *(Row(query, among=(art("城乡规划法", 65),)) for query in ("违建", "私搭乱建")),
    Row("烧秸秆", among=(art(ECOLOGY, 246), art(ECOLOGY, 1131))),
    *(Row(query, first=(art(ECOLOGY, 250), art(ECOLOGY, 1132))) for query in ("露天烧烤",)),
    Row("七天无理由", first=(art("消费者权益保护法", 25),)),
    Row("假一赔三", first=(art("消费者权益保护法", 55),)),
    Row("低保", first=tuple(art("社会救助法", n) for n in range(1, 79))),
    Row("五保", first=tuple(art("社会救助法", n) for n in range(1, 79))),
    Row("临时救助", first=tuple(art("社会救助法", n) for n in range(1, 79))),
    Row("处罚 听证 几天", first=(art("行政处罚法", 64), art("行政处罚法", 63))),
    Row("环保法", first=(ECOLOGY,), note="生态环境法典"),
    Row("信访条例", first=("信访工作条例",), note="信访工作条例"),
    Row("信访 60天", first=(art("信访工作条例", 34),)),
    Row("上访", first=tuple(art("信访工作条例", n) for n in range(1, 51))),
    Row("政府信息公开 20天", first=(art("政府信息公开条例", 33),)),
    *(Row(query, first=("政府信息公开条例",)) for query in ("国务院令711", "国务院令第711号")),
    *(
        Row(query, first=("示例办公厅关于村务公开的通知",))
        for query in ("国办发2017 47号", "国办发[2017]47号", "国办发〔2017〕47号")
    ),
    *(Row(query, meant="行政处罚法") for query in ("xzcff", "xingzhengchufafa")),
    *(Row(query, first=("劳动合同法",)) for query in ("勞動合同法", "labour contract law")),
    Row("法缓", meant="法援"),
    # With the parts to come.
    Row("低保怎么申请", needs="guides"),
    Row("法治大讲堂", needs="lectures"),
)
