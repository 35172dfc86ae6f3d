"""The demonstration's first page once the guides are public: its matters of life lead to them."""

from typing import Any

from cms_pages.general.demo import HOME_KEY
from cms_pages.general.models import HomePage
from cms_pages.general.publishing import publish_first
from cms_pages.kit.models import BasePage
from cms_pages.services.demo.loading import guides_signed
from fazhi.town.demo import DemoTown

PART = "life_events"
# What a tile says, what it covers, and the guide or journey that it leads to.
TILES = (
    ("生孩子上户口", "出生登记、医保、补贴", "newborn"),
    ("吃低保", "低保、特困、临时救助", "minimum-living"),
    ("建房子", "宅基地、规划、施工", "build-house"),
    ("开饭店", "执照、许可、门头", "open-restaurant"),
    ("讨工钱", "投诉、仲裁、法律援助", "get-wages"),
    ("邻里纠纷", "宅基地、排水、噪音", "neighbour-dispute"),
    ("离婚", "登记、协议、诉讼", "divorce"),
    ("身后事", "证明、销户、继承", "after-a-death"),
)


def lead_home_to(town: DemoTown, pages: dict[str, BasePage]) -> None:
    """Puts tiles of guides in the place of the first ones, unless somebody has written on that page."""
    home = town.find(HOME_KEY)
    chosen = [
        {"label": label, "description": covers, "page": pages[key]}
        for label, covers, key in TILES
        if key in pages
    ]
    if not (isinstance(home, HomePage) and chosen):
        return
    if home.revisions.exclude(user=None).exists():
        return  # it is an editor's page by now
    home.parts = [
        (part.block_type, {"events": chosen} if part.block_type == PART else part.value)
        for part in home.parts
    ]
    publish_first(home)


def _signed(sender: Any, town: DemoTown, pages: dict[str, BasePage], **kwargs: Any) -> None:
    lead_home_to(town, pages)


def register() -> None:
    """Called once, when the apps are ready."""
    guides_signed.connect(_signed, dispatch_uid="general.demo_tiles")
