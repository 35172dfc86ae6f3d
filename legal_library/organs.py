"""Who issues laws, and what rank that gives: by the organ, not by the word 规定 or 办法.

Source: Legislation Law (立法法) 2023, articles 10, 72, 80 to 82, 91, 93, 98 to 102, 118, 119; for
regulations of the Party the Regulations on its rule-making (中国共产党党内法规制定条例) 2019.
"""

import re
from dataclasses import dataclass

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class LawKind(TextChoices):
    """What a text is in the order of Chinese law."""

    CONSTITUTION = "constitution", _("Constitution")
    LAW = "law", _("law")
    INTERPRETATION = "interpretation", _("legislative interpretation")
    DECISION = "decision", _("decision on a legal question")
    ADMINISTRATIVE = "administrative", _("administrative regulation")
    SUPERVISORY = "supervisory", _("supervisory regulation")
    MILITARY = "military", _("military regulation")
    JUDICIAL = "judicial", _("judicial interpretation")
    LOCAL_REGULATION = "local_regulation", _("local regulation")
    DEPARTMENT_RULE = "department_rule", _("rule of a State Council department")
    LOCAL_RULE = "local_rule", _("rule of a local government")
    NORMATIVE = "normative", _("normative document")
    PARTY = "party", _("regulation of the Party")
    OTHER = "other", pgettext_lazy("kind of law", "other text, not law")


class Rank(IntegerChoices):
    """The order of effect, the highest first; equal ranks stand side by side.

    Judicial interpretations stand beside laws, regulations of the Party in an order of their own.
    """

    CONSTITUTION = 10, _("Constitution")
    LAW = 20, _("laws")
    JUDICIAL = 25, _("judicial interpretations")
    ADMINISTRATIVE = 30, _("administrative regulations")
    LOCAL_REGULATION = 40, _("local regulations")
    RULE = 50, _("rules")
    NORMATIVE = 60, _("normative documents")
    PARTY = 70, _("regulations of the Party")
    NONE = 90, pgettext_lazy("rank of a law", "without rank")


RANKS: dict[LawKind, Rank] = {
    LawKind.CONSTITUTION: Rank.CONSTITUTION,
    LawKind.LAW: Rank.LAW,
    LawKind.INTERPRETATION: Rank.LAW,  # 立法法 53: the same force as laws
    LawKind.DECISION: Rank.LAW,
    LawKind.JUDICIAL: Rank.JUDICIAL,
    LawKind.ADMINISTRATIVE: Rank.ADMINISTRATIVE,
    LawKind.SUPERVISORY: Rank.ADMINISTRATIVE,
    LawKind.MILITARY: Rank.ADMINISTRATIVE,
    LawKind.LOCAL_REGULATION: Rank.LOCAL_REGULATION,
    LawKind.DEPARTMENT_RULE: Rank.RULE,
    LawKind.LOCAL_RULE: Rank.RULE,
    LawKind.NORMATIVE: Rank.NORMATIVE,
    LawKind.PARTY: Rank.PARTY,
    LawKind.OTHER: Rank.NONE,
}

NPC = "全国人民代表大会"
NPCSC = "全国人民代表大会常务委员会"
STATE_COUNCIL = "国务院"

_CENTRAL = {
    STATE_COUNCIL: LawKind.ADMINISTRATIVE,
    "国务院办公厅": LawKind.NORMATIVE,
    "政务院": LawKind.ADMINISTRATIVE,
    "中央人民政府委员会": LawKind.LAW,
    "中国人民政治协商会议第一届全体会议": LawKind.LAW,
    "中央军事委员会": LawKind.MILITARY,
    "国家监察委员会": LawKind.SUPERVISORY,
    "最高人民法院": LawKind.JUDICIAL,
    "最高人民检察院": LawKind.JUDICIAL,
}

_ABBREVIATIONS = {
    "全国人大": NPC,
    "全国人大常委会": NPCSC,
    "全国人民代表大会常委会": NPCSC,
    "最高法": "最高人民法院",
    "最高检": "最高人民检察院",
    "中央人民政府": STATE_COUNCIL,
    "中华人民共和国国务院": STATE_COUNCIL,
    "政务院": "政务院",
    "中央军委": "中央军事委员会",
    "中华人民共和国中央军事委员会": "中央军事委员会",
    "国家监委": "国家监察委员会",
    "中华人民共和国国家监察委员会": "国家监察委员会",
    "市场监管总局": "国家市场监督管理总局",
}
_PLACE = (
    r"[\u4e00-\u9fff]{2,12}?"
    r"(?:省|自治区|自治州|自治县|市|州|盟|地区|经济特区|特别行政区|县|区|旗|镇|乡|街道)"
)
_LOCAL_CONGRESS = re.compile(
    r"(?P<place>[\u4e00-\u9fff]{2,14}?)(?:第.{1,6}届)?(?:人民代表大会|人大)(?P<committee>常务委员会|常委会)?$"
)
_GOVERNMENT = re.compile(r"(?P<place>[\u4e00-\u9fff]{2,14}?)人民政府(?:办公[厅室])?$")
_TERM = re.compile(r"第[零〇一二三四五六七八九十百千\d]+届(?=(?:全国)?(?:人民代表大会|人大))")
_SESSION = re.compile(r"第[零〇一二三四五六七八九十百千\d]+[届次].*$")
_DEPARTMENT = re.compile(
    r"^(?:中华人民共和国)?(?:国家[\u4e00-\u9fff]{2,20}(?:总局|局|署|委员会|办公室|委|总署)|[\u4e00-\u9fff]{2,12}(?:部|总署|署|总局|委员会|银行)|"
    r"国务院[\u4e00-\u9fff]{2,20}(?:办公室|委员会|局)|海关总署|审计署|中国人民银行|中国民用航空[\u4e00-\u9fff]*局|铁道部|监察部)$"
)
_PARTY = re.compile(r"^(?:中共|中国共产党|中央纪委|中央办公厅|中央组织部|中央政法委)")
_PROVINCE = re.compile(r"(?:省|自治区|^(?:北京|上海|天津|重庆)市|兵团)$")


@dataclass(frozen=True)
class Organ:
    """An issuing organ as it was recognised.

    ``name`` is its full name, ``kind`` what its texts are unless their titles say otherwise, and
    ``key`` the same for a congress and its standing committee, which change each other's laws.
    """

    name: str
    kind: LawKind
    key: str

    @property
    def is_known(self) -> bool:
        """Whether its name says what kind of organ it is."""
        return bool(self.name) and self.kind != LawKind.OTHER


UNKNOWN = Organ("", LawKind.OTHER, "")


def organ_of(name: str) -> Organ:
    """The organ of a name: of a source's field, or of a note's 第十三届全国人民代表大会第三次会议.

    A name that is not recognised gives an organ of kind `LawKind.OTHER` with that name.
    """
    plain = "".join(name.split()).strip("，,、；;。")
    plain = _TERM.sub("", plain)
    plain = _SESSION.sub("", plain)
    plain = plain.removeprefix("中华人民共和国") if plain.startswith("中华人民共和国第") else plain
    plain = _ABBREVIATIONS.get(plain, plain)
    if not plain:
        return UNKNOWN
    first = re.split(r"[、，,\s]|和(?=最高|国家|中华|公安|司法|财政)", plain)[0]
    single = _single(_ABBREVIATIONS.get(first, first))
    if single is None:
        return Organ(plain, LawKind.OTHER, plain)
    return single if plain == first else Organ(plain, single.kind, plain)


def _single(name: str) -> Organ | None:
    if _PARTY.match(name):
        return Organ(name, LawKind.PARTY, name)
    if name.endswith((NPC, NPCSC)):
        return Organ(NPCSC if "常务" in name else NPC, LawKind.LAW, NPC)
    if name in _CENTRAL:
        return Organ(name, _CENTRAL[name], name)
    local = _local(name)  # before departments: a standing committee is a committee by name only
    if local is None and _DEPARTMENT.fullmatch(name):
        return Organ(name, LawKind.DEPARTMENT_RULE, name)
    return local


def _local(name: str) -> Organ | None:
    congress = _LOCAL_CONGRESS.fullmatch(name)
    if congress:
        place = congress["place"]
        committee = "常务委员会" if congress["committee"] else ""
        full = f"{place}人民代表大会{committee}"
        return Organ(full, LawKind.LOCAL_REGULATION, f"{place}人民代表大会")
    government = _GOVERNMENT.fullmatch(name)
    if government:
        return Organ(name, _kind_of_government(name, government["place"]), name)
    return None


def _kind_of_government(name: str, place: str) -> LawKind:
    """Rules are made by provinces and cities with districts; what is below makes documents."""
    if not name.endswith("人民政府"):
        return LawKind.NORMATIVE
    above_county = _PROVINCE.search(place) or (
        place.endswith(("市", "自治州")) and not re.search(r"(?:县|区|镇|乡)", place[:-1])
    )
    return LawKind.LOCAL_RULE if above_county else LawKind.NORMATIVE


_LOCAL_TITLE = re.compile(rf"^(?!中华人民共和国){_PLACE}(?:.*条例|实施《.*》办法)$")

_OF_TITLE = (
    re.compile(
        r"^(?P<organ>最高人民法院(?:[、，\s]*最高人民检察院)?(?:[、，\s]*(?:公安部|司法部|国家安全部))*)"
    ),
    re.compile(r"^(?P<organ>最高人民检察院)"),
    re.compile(r"^(?P<organ>全国人民代表大会(?:常务委员会)?)关于"),
    re.compile(r"^(?P<organ>国务院)(?:关于|办公厅)"),
    re.compile(r"^(?P<organ>(?:中共|中国共产党)[\u4e00-\u9fff]{2,10}?)关于"),
    re.compile(rf"^(?P<organ>{_PLACE}人民代表大会(?:常务委员会)?)(?:关于|议事规则|讨论|任免)"),
    re.compile(rf"^(?P<organ>{_PLACE}人民政府)关于"),
)


def organ_of_title(title: str) -> Organ:
    """The organ that a title names: 最高人民法院关于…, 国务院关于…; `UNKNOWN` for others."""
    for pattern in _OF_TITLE:
        found = pattern.match(title)
        if found:
            return organ_of(found["organ"])
    return UNKNOWN


def kind_of(organ: Organ, title: str, document_number: str = "") -> LawKind:
    """The kind of a text: what its organ issues, and how (a decree, a document, a decision)."""
    plain = title.removeprefix("中华人民共和国")
    if organ.key == NPC:
        if re.fullmatch(r"宪法(?:修正案.*)?", plain):
            return LawKind.CONSTITUTION
        if re.search(r"的解释$", plain) and "关于" in plain:
            return LawKind.INTERPRETATION
        if re.search(r"(?:决定|决议|办法|授权书?)$", plain) and "关于" in plain:
            return LawKind.DECISION
        return LawKind.LAW
    if organ.kind in {LawKind.DEPARTMENT_RULE, LawKind.LOCAL_RULE} and re.search(
        r"[〔\[［]\d{4}[〕\]］]", document_number
    ):
        return LawKind.NORMATIVE  # rules are promulgated by decree (立法法 96), documents are not
    if organ.kind == LawKind.ADMINISTRATIVE and re.match(r"国办发|国发", document_number):
        return LawKind.NORMATIVE
    if not organ.is_known and _LOCAL_TITLE.match(title):
        # Governments may not call their rules 条例 (规章制定程序条例 7), so a congress made it.
        return LawKind.LOCAL_REGULATION
    return organ.kind


def rank_of(kind: str) -> Rank:
    """The rank of a kind."""
    return RANKS.get(LawKind(kind), Rank.NONE) if kind in LawKind.values else Rank.NONE
