"""Laws that the demonstration's data lack, in short: the articles that residents ask for."""

import datetime as dt

from legal_library.models import Law
from legal_library.name_files import load_names
from legal_library.organs import LawKind
from legal_library.parsing.numerals import article_label
from tests.factories.legal_library import released_law

PETITIONS = {
    1: "为了坚持和加强党对信访工作的全面领导，做好新时代信访工作，制定本条例。",
    17: "公民、法人或者其他组织可以采用信息网络、书信、电话、传真、走访等形式，向各级机关、单位反映"
    "情况，提出建议、意见或者投诉请求，有关机关、单位应当依规依法处理。",
    20: "信访人采用走访形式提出信访事项的，应当到有权处理的本级或者上一级机关、单位设立或者指定的接待"
    "场所提出。",
    34: "对信访事项有权处理的机关、单位应当自受理之日起60日内办结；情况复杂的，经本机关、单位负责人批准，"
    "可以适当延长办理期限，但延长期限不得超过30日，并告知信访人延期理由。",
}
DISCLOSURE = {
    1: "为了保障公民、法人和其他组织依法获取政府信息，提高政府工作的透明度，制定本条例。",
    33: "行政机关收到政府信息公开申请，能够当场答复的，应当当场予以答复。行政机关不能当场答复的，应当自"
    "收到申请之日起20个工作日内予以答复；需要延长答复期限的，应当经政府信息公开工作机构负责人同意并告知"
    "申请人，延长的期限最长不得超过20个工作日。",
}
DAY = dt.date(2022, 1, 24)
NOTICE = {1: "村务应当每季度公开一次。", 2: "公开的内容由村务监督委员会核对。"}


def town_laws() -> list[Law]:
    """The laws, released, with their document numbers and other names."""
    laws = [
        _law("信访工作条例", LawKind.PARTY, "中国共产党中央委员会、国务院", PETITIONS),
        _law("中华人民共和国政府信息公开条例", LawKind.ADMINISTRATIVE, "国务院", DISCLOSURE),
        _law("示例办公厅关于村务公开的通知", LawKind.NORMATIVE, "示例市人民政府办公厅", NOTICE),
    ]
    for law, number in zip(laws[1:], ("国务院令第711号", "国办发〔2017〕47号"), strict=True):
        law.versions.update(document_number=number)
    load_names()
    return laws


def _law(title: str, kind: LawKind, issuer: str, articles: dict[int, str]) -> Law:
    lines = [title, *(f"{article_label(n)}　{text}" for n, text in articles.items())]
    law = released_law("\n".join(lines), f"{title}_{DAY:%Y%m%d}.txt")
    law.kind, law.issuer = kind, issuer
    law.save()
    law.versions.update(version_date=DAY, effective_from=DAY)
    return law
