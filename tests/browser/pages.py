"""The pages that accessibility and layout are measured on: every page type, view and component, by name."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote

from fazhi.design_system.catalogue import COMPONENTS
from fazhi.env import ROOT
from tests.browser.embedded_site import EmbeddedSite

PHONE = {"width": 360, "height": 640}
DESKTOP = {"width": 1280, "height": 800}

# Measured by the screen of a hall, read from afar: nobody prints it, nor reads it on a phone.
BOARD = "board of the windows"
DEMONSTRATION: Mapping[str, str] = {
    "home": "/",
    "home in English": "/en/",
    "section with filters": "/tong-zhi-gong-gao/",
    "notice": "/tong-zhi-gong-gao/guan-yu-kai-zhan-xian-fa-xuan-chuan-zhou/",
    "contact": "/lian-xi-wo-men/",
    "section": "/yu-shi-zhao-shui/",
    "standard page": "/yu-shi-zhao-shui/da-na-ge-dian-hua/",
    "departments": "/departments/",
    "villages": "/places/villages/",
    "village": "/places/villages/shengli/",
    "venues": "/places/venues/",
    "venue": "/places/venues/huang-qiao-zhen-bian-min-fu-wu-zhong-xin/",
    "my village": "/my-village/",
    "choice of a village": "/my-village/choose/",
    "nothing found": "/places/villages/?q=nowhere",
    "guides": "/guides/",
    "windows": "/windows/",
    "which window": f"/windows/?q={quote('低保')}",
    "plan of the windows": "/windows/plan/",
    BOARD: "/windows/board/?venue=huang-qiao-zhen-bian-min-fu-wu-zhong-xin",
    "site map": "/site-map/",
    "search": "/search/",
    "results of a search": f"/search/?q={quote('收费')}&standing=current&standing=ended",
    "an article that was searched for": f"/search/?q={quote('示例镇集市管理条例第八条')}",
    "nothing found by the search": f"/search/?q={quote('飞碟 外星')}",
    "English search": f"/en/search/?q={quote('收费')}",
    "report of a mistake": "/feedback/new/?about=/places/villages/&kind=correction",
    "answer to a report": "/feedback/",
    "check of a certificate": "/verify/",
    "a certificate that is none": f"/verify/?number={quote('听字2026-1')}&code=0000-0000",
    "signing in": "/account/login/",
    "forgotten password": "/account/password/reset/",
    "not found": "/no-such-page/",
    "design system": "/design-system/",
}
COMPONENT_PAGES: Mapping[str, str] = {
    f"component {component.slug}": f"/design-system/{component.slug}/" for component in COMPONENTS
}


@dataclass(frozen=True)
class Furnished:
    """What there is to look at, by name: pages by address, screens by account and address.

    ``organising``: the screens of whoever runs a session, by address.
    """

    pages: Mapping[str, str]
    screens: Mapping[str, tuple[str, str]]
    organising: Mapping[str, str]


def furnish(site: EmbeddedSite) -> Furnished:
    """Gives the site pages with every block and with bad names, and content on its way to be signed."""
    run = subprocess.run(
        [sys.executable, "-m", "tests.browser.furnish"],
        cwd=ROOT,
        env={**site.environment(), "PYTHONPATH": os.pathsep.join((str(ROOT / "site"), str(ROOT)))},
        capture_output=True,
        text=True,
        check=True,
    )
    made = json.loads(run.stdout)
    screens = {name: (account, path) for name, (account, path) in made["screens"].items()}
    pages = {**DEMONSTRATION, **made["pages"], **COMPONENT_PAGES}
    return Furnished(pages, screens, made["organising"])


def in_edition(path: str, edition: str) -> str:
    """The address of ``path`` in an edition: ``standard``, ``elder-22``."""
    return f"{path}{'&' if '?' in path else '?'}mode={edition}"
