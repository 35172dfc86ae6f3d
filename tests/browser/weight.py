"""How much a page makes a telephone load."""

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from playwright.sync_api import Page, Response

# Files that every page loads, by address: one address is one file.
_known: dict[str, tuple[int, int]] = {}


@dataclass
class Weight:
    """Bytes of what a browser loaded: as they are, and with gzip."""

    plain: int = 0
    packed: int = 0

    def __str__(self) -> str:
        return f"{self.plain / 1024:.0f} KB, {self.packed / 1024:.0f} KB with gzip"


@contextmanager
def weighed(page: Page) -> Iterator[Weight]:
    """Weighs all that ``page`` loads within the block; a page that says "not found" is weighed, too.

    The bodies are asked for once more when the block ends: a browser under load forgets those that it
    has used, and then has nothing to say about them.
    """
    weight = Weight()
    loaded: list[Response] = []

    def note(answer: Response) -> None:
        if answer.status in {200, 404} and answer.url.startswith("http"):
            loaded.append(answer)

    page.on("response", note)
    yield weight
    page.remove_listener("response", note)
    for answer in loaded:
        plain, packed = _known.get(answer.url) or _of(page, answer)
        weight.plain += plain
        weight.packed += packed


def _of(page: Page, answer: Response) -> tuple[int, int]:
    again = page.request.get(answer.url)
    assert again.status == answer.status, f"{answer.url}: {again.status}"
    body = again.body()
    bytes_of_it = len(body), len(gzip.compress(body, 6))
    if "/static/" in answer.url:
        _known[answer.url] = bytes_of_it
    return bytes_of_it
