"""Somebody with a browser: visits pages through the proxy, fills in forms, signs in."""

from typing import Any

import requests
from bs4 import BeautifulSoup, Tag

SECONDS = 30


class Unexpected(AssertionError):
    """The site answered something else than it should; the message says what."""


class Visitor:
    """Visits an installation at ``base_url``; trusts only ``certificate``."""

    def __init__(self, base_url: str, certificate: str) -> None:
        self.base_url = base_url
        self.session = requests.Session()
        self.session.verify = certificate
        self.session.trust_env = False

    def get(self, path: str, status: int = 200) -> requests.Response:
        """The page at ``path``; raises `Unexpected` for another status."""
        return self._checked(self.session.get(self._url(path), timeout=SECONDS), status)

    def submit(self, path: str, values: dict[str, Any], form: str = "form") -> requests.Response:
        """Fills in the form at ``path`` (a CSS selector names it) and sends it."""
        page = self.get(path)
        filled = {**form_values(page.text, form), **values}
        sent = self.session.post(
            page.url, data=filled, headers={"Referer": page.url}, timeout=SECONDS
        )
        return self._checked(sent, 200)

    def sign_in(self, username: str, password: str) -> None:
        """Signs in; raises `Unexpected` when the site does not let this account in."""
        self.submit("/account/login/", {"login": username, "password": password}, "main form")
        if "/account/login" in self.get("/admin/").url:
            raise Unexpected(f"{username} cannot sign in")

    def _url(self, path: str) -> str:
        return path if path.startswith("https:") else f"{self.base_url}{path}"

    @staticmethod
    def _checked(response: requests.Response, status: int) -> requests.Response:
        if response.status_code != status:
            raise Unexpected(
                f"{response.request.method} {response.url}: {response.status_code} instead of "
                f"{status}\n{response.text[:500]}"
            )
        return response


def form_values(html: str, selector: str) -> dict[str, str]:
    """What a browser would send of the form when nothing is changed."""
    form = BeautifulSoup(html, "html.parser").select_one(selector)
    if not isinstance(form, Tag):
        raise Unexpected(f"no form {selector}")
    values: dict[str, str] = {}
    for field in form.select("input[name], textarea[name], select[name]"):
        name, kind = str(field["name"]), str(field.get("type", ""))
        if kind in {"submit", "button", "file", "image"}:
            continue
        if kind in {"checkbox", "radio"} and not field.has_attr("checked"):
            continue
        if field.name == "textarea":
            values[name] = field.get_text().removeprefix("\n")
        elif field.name == "select":
            chosen = field.select_one("option[selected]") or field.select_one("option")
            values[name] = str(chosen.get("value", "")) if chosen else ""
        else:
            values[name] = str(field.get("value", "on" if kind == "checkbox" else ""))
    return values
