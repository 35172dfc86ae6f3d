"""Bodies that hold every block: with ordinary content, and with what editors should never enter."""

import json
import uuid
from typing import Any

from wagtail.models import Page

from tests.cms_pages.kit.blocks.shown import items
from tests.factories.departments import DepartmentFactory
from tests.factories.media import DocumentFactory, FilmFactory, ImageFactory, picture_bytes
from tests.factories.places import HoursFactory, VenueFactory

LONG_TITLE = "很长的标题" * 60  # 300 characters
UNBROKEN = "Donaudampfschifffahrt" * 9 + "elektrisch."  # 200 characters
FAMILY, FLAG = "\U0001f468\u200d\U0001f469\u200d\U0001f467", "\U0001f1e8\U0001f1f3"
RIGHT_TO_LEFT = f"مرحبا بالعالم \u200fשלום\u200f {FAMILY}{FLAG}"
HOSTILE_WORDS = f"<script>alert(1)</script> & {UNBROKEN} {RIGHT_TO_LEFT}"

Block = dict[str, Any]


def body_json(blocks: list[Block]) -> str:
    """The blocks as a page's ``body`` takes them."""
    return json.dumps(blocks)


def ordinary_body(page: Page, times: int = 1) -> list[Block]:
    """Every block ``times`` times, each with records of its own; related pages lead to ``page``."""
    return [block for _number in range(times) for block in _ordinary(page)]


def hostile_body(page: Page) -> list[Block]:
    """Every block with long, foreign and dangerous words, and with pictures of odd shapes."""
    words, rich = HOSTILE_WORDS, f"<p>{UNBROKEN} {RIGHT_TO_LEFT}</p>"
    tall = ImageFactory.create(content=picture_bytes("PNG", (1, 20_000)), name="tall.png")
    document = DocumentFactory.create(title=LONG_TITLE[:250], name=f"{LONG_TITLE[:90]}.pdf")
    film = FilmFactory.create(title=UNBROKEN[:120], source=RIGHT_TO_LEFT, transcript=words)
    department = DepartmentFactory.create(name=UNBROKEN[:80], address=UNBROKEN, hours=UNBROKEN)
    item = {"title": LONG_TITLE, "text": rich}
    return [
        _block("heading", text=UNBROKEN[:120], level="2"),
        _plain("text", rich),
        _block("quote", text=words, source=UNBROKEN),
        _block("callout", kind="warning", title=UNBROKEN[:80], text=rich),
        _block("accordion", entries=items(item, item)),
        _block("timeline", entries=items({"date": "0999-99", **item}, {"date": "2021", **item})),
        _block("picture", image=_image(tall.pk, words), caption=words[:200], source=words[:120]),
        _block("video", film=film.pk, caption=words[:200]),
        _block("steps", entries=items({**item, "role": UNBROKEN[:80], "time": UNBROKEN[:80]})),
        _block("contact", department=department.pk, title=UNBROKEN[:80], purpose=UNBROKEN),
        _block("documents", documents=items(document.pk)),
        _block("related", title=UNBROKEN[:80], pages=items(page.pk)),
        _block("table", table=_grid(30, 3, words), first_column_is_heading=True, source=words),
        _block(
            "table", table=_grid(6, 3, f"二 {words}"), first_column_is_heading=True, source=words
        ),
        _block(
            "chart",
            title=UNBROKEN[:80],
            kind="bars",
            rows=f"{UNBROKEN}, 3\n{LONG_TITLE}, 4",
            unit="件",
            source=words[:120],
        ),
        _block(
            "figures",
            entries=items(
                _figure(value="9" * 20, unit=UNBROKEN[:20], label=UNBROKEN[:120], source=words),
                _figure(value=RIGHT_TO_LEFT[:20], label=LONG_TITLE[:120], source=LONG_TITLE[:200]),
            ),
        ),
    ]


def _ordinary(page: Page) -> list[Block]:
    image, film = ImageFactory.create(), FilmFactory.create()
    document = DocumentFactory.create(title="申请表")
    department = DepartmentFactory.create(
        phone="0523-12345678", address="示例路1号", hours="工作日"
    )
    venue = VenueFactory.create(phone="0523-12345679、12345", address="示例路2号")
    HoursFactory.create(venue=venue)
    return [
        _block("heading", text="怎样申请", level="2"),
        _plain("text", "<p>正文一段。</p>"),
        _block("heading", text="分情况", level="3"),
        _block("quote", text="引用的话。", source="出处"),
        _block("callout", kind="information", title="提示", text="<p>注意时间。</p>"),
        _block("accordion", entries=items({"title": "要钱吗？", "text": "<p>不要钱。</p>"})),
        _block(
            "timeline",
            entries=items(
                {"date": "2021", "title": "开工", "text": ""},
                {"date": "2021-03", "title": "封顶", "text": "<p>按期完成。</p>"},
                {"date": "2021-03-05", "title": "开放", "text": ""},
            ),
        ),
        _block("picture", image=_image(image.pk, "一座桥"), caption="镇里的桥", source=""),
        _block("video", film=film.pk, caption=""),
        _block(
            "steps",
            entries=items(
                {"title": "提出申请", "text": "<p>带身份证。</p>", "role": "申请人", "time": ""},
                {"title": "决定", "text": "", "role": "窗口", "time": "五个工作日"},
            ),
        ),
        _block("contact", department=department.pk, purpose="问进度"),
        _block("contact", venue=venue.pk),
        _block("contact", title="热线", phone="12348", hours="全天"),
        _block("documents", documents=items(document.pk)),
        _block("related", title="相关", pages=items(page.pk)),
        _block("table", table=_grid(3, 2, "内容"), first_column_is_heading=False, source="统计"),
        _block(
            "chart",
            title="调解的纠纷",
            kind="lines",
            rows="2024, 3\n2025, 4",
            unit="件",
            source="统计",
        ),
        _block(
            "figures",
            entries=items(
                _figure(value="90", qualifier="over", unit="项", label="公共服务", as_of="2021")
            ),
        ),
    ]


def _plain(kind: str, value: Any) -> Block:
    return {"type": kind, "value": value, "id": str(uuid.uuid4())}


def _block(kind: str, /, **value: Any) -> Block:
    return _plain(kind, value)


def _image(key: int, words: str) -> dict[str, Any]:
    return {"image": key, "alt_text": words, "decorative": False}


def _figure(**fields: str) -> dict[str, str]:
    empty = {"qualifier": "", "unit": "", "as_of": "", "source": "统计年报"}
    return {**empty, **fields}


def _grid(columns: int, rows: int, words: str) -> dict[str, Any]:
    kinds = ["text", "rich_text", "number"]
    values = {"text": words, "rich_text": f"<p>{words[-200:]}</p>", "number": "12.50"}
    types = [kinds[number % 3] for number in range(columns)]
    return {
        "caption": words,
        "columns": [{"type": kind, "heading": f"第{n}列"} for n, kind in enumerate(types)],
        "rows": [{"values": [values[kind] for kind in types]} for _row in range(rows)],
    }
