"""``python -m tests.events.registering.load ADDRESS``: people who all want to register at one moment.

A process of its own, so that it takes no time from the site's, with nothing but the standard library. What
it is to do comes as JSON on the standard input (`Rush`), what it met goes to the standard output (`Met`).
"""

import dataclasses
import http.client
import json
import re
import secrets
import subprocess
import sys
import threading
import time
import urllib.parse
from collections import Counter
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue

from tests.services.base import HOST

_DIGITS = "甲乙丙丁戊己庚辛壬癸"
_FORM_KEY = re.compile(r'name="form_key" value="([^"]+)"')
PATIENCE = 60  # seconds for one answer


@dataclass(frozen=True)
class Rush:
    """``people`` each send twice: those with an even number the same form, the others a fresh one.

    ``reads_form``: each asks for the form first, as a browser does.
    """

    people: int
    at_once: int = 32
    reads_form: bool = False


@dataclass
class Met:
    """How often which status came, how long each registration took, and all of it, in seconds."""

    answers: dict[str, int] = field(default_factory=dict)
    times: list[float] = field(default_factory=list)
    seconds: float = 0

    @property
    def rate(self) -> float:
        """Forms a second."""
        return len(self.times) / self.seconds

    def within(self, share: float) -> float:
        """In how many seconds that share of the forms was answered."""
        return sorted(self.times)[min(len(self.times) - 1, int(len(self.times) * share))]

    def __str__(self) -> str:
        return (
            f"{len(self.times)} forms in {self.seconds:.1f} s: {self.rate:.0f} a second, "
            f"median {self.within(0.5):.2f} s, p95 {self.within(0.95):.2f} s, {self.answers}"
        )


def rush(address: str, wanted: Rush) -> Met:
    """Lets a process of its own do it, and says what it met."""
    done = subprocess.run(
        [sys.executable, "-m", __name__, address],
        input=json.dumps(dataclasses.asdict(wanted)),
        capture_output=True,
        text=True,
        check=True,
    )
    return Met(**json.loads(done.stdout))


def form_of(number: int, form_key: str) -> dict[str, str]:
    """What a person fills in who comes alone."""
    name = "示例" + "".join(_DIGITS[int(digit)] for digit in str(number))
    return {
        "form_key": form_key,
        "name": name,
        "phone": f"0523-8{number:07d}",
        "attends": "on",
        "others": "",
        "email": "",
        "village": "",
        "consent": "on",
        "website": "",
    }


def ask(
    address: str, visitor: str, values: dict[str, str] | None = None
) -> http.client.HTTPResponse:
    """GET, or POST with values, as from an address behind the proxy; the answer is read already."""
    parts = urllib.parse.urlsplit(address)
    connection = http.client.HTTPConnection(HOST, parts.port, timeout=PATIENCE)
    headers = {"X-Forwarded-For": visitor, "X-Forwarded-Proto": parts.scheme}
    if values is None:
        connection.request("GET", parts.path, headers=headers)
    else:
        headers["Content-Type"] = "application/x-www-form-urlencoded"
        connection.request("POST", parts.path, urllib.parse.urlencode(values), headers)
    answer = connection.getresponse()
    answer.body = answer.read()  # type: ignore[attr-defined]
    connection.close()
    return answer


def visitor_of(number: int) -> str:
    """An address for each person, so that what is counted by address holds nobody back."""
    return f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"


def _fresh_key(address: str, visitor: str, wanted: Rush) -> str:
    if not wanted.reads_form:
        return secrets.token_urlsafe(16)
    page = ask(address, visitor).body.decode()  # type: ignore[attr-defined]
    found = _FORM_KEY.search(page)
    assert found, "the page has no form"
    return found[1]


def _send_all(address: str, wanted: Rush) -> Met:
    sending: SimpleQueue[tuple[int, str]] = SimpleQueue()
    for number in range(wanted.people):
        same = "" if number % 2 else secrets.token_urlsafe(16)
        for _twice in range(2):  # one after the other in the queue: at nearly the same moment
            sending.put((number, same))
    answers, times, lock = Counter[str](), list[float](), threading.Lock()

    def work() -> None:
        try:
            while True:
                number, form_key = sending.get_nowait()
                visitor = visitor_of(number)
                form_key = form_key or _fresh_key(address, visitor, wanted)
                begun = time.monotonic()
                try:
                    status = str(ask(address, visitor, form_of(number, form_key)).status)
                except (OSError, http.client.HTTPException) as error:
                    status = type(error).__name__
                taken = time.monotonic() - begun
                with lock:
                    answers[status] += 1
                    times.append(taken)
        except Empty:
            pass

    threads = [threading.Thread(target=work) for _n in range(wanted.at_once)]
    begun = time.monotonic()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return Met(dict(answers), times, time.monotonic() - begun)


def main(address: str) -> int:
    met = _send_all(address, Rush(**json.load(sys.stdin)))
    json.dump(dataclasses.asdict(met), sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
