"""A proof of work where too many registrations come from one address, and what is said then.

Challenge and check are those of altcha, on our own server. A challenge belongs to one form: its key
stands in the signed salt, and a form is taken once, so that no solution can be used twice.
"""

import base64
import datetime as dt
import json
from typing import Any

from django.forms import Form
from django.http import HttpRequest
from django.utils.translation import gettext as _

import altcha

from events.registering.limits import REGISTRATIONS, WITHOUT_PROOF
from fazhi.allowances.spending import TooMany, check, spend
from fazhi.people.encryption import keyed_hash
from fazhi.workdays import SHANGHAI, now

FIELD = "proof"
HARDEST = 60_000  # hashes; a cheap phone takes about two seconds for all of them
VALID_FOR = dt.timedelta(minutes=30)
LONGEST = 2000  # characters


def is_needed(request: HttpRequest) -> bool:
    """Whether so many registrations came from this address that the next must prove some work."""
    try:
        check(WITHOUT_PROOF, request)
    except TooMany:
        return True
    return False


class ProofMissing(Exception):
    """A registration that has to bring a proof of work, and brings none that holds."""


def take_one(request: HttpRequest) -> None:
    """Takes one of the registrations that an address, and the whole site, may send.

    Raises `ProofMissing` where a proof of work would help, and `TooMany` where nothing would.
    """
    if solves(request.POST.get(FIELD, ""), request.POST.get("form_key", "")):
        spend(REGISTRATIONS, request)
        return
    try:
        spend(WITHOUT_PROOF, request)
    except TooMany as error:
        check(REGISTRATIONS, request)
        raise ProofMissing from error


def solves(payload: str, form_key: str) -> bool:
    """Whether a payload is the solution of a challenge that was made for this form."""
    if not payload or len(payload) > LONGEST or not form_key:
        return False
    try:
        is_right, _problem = altcha.verify_solution(payload, hmac_key=_key())
        read = json.loads(base64.b64decode(payload))
        return bool(is_right) and altcha.extract_params(read).get("form") == [form_key]
    except (ValueError, TypeError, KeyError, AttributeError):  # whatever else was sent
        return False


def context(request: HttpRequest, form: Form) -> dict[str, Any]:
    """What the form needs to ask the browser for a proof; nothing as long as none is needed."""
    if not is_needed(request):
        return {}
    form_key = str(form["form_key"].value() or "")
    made = altcha.create_challenge(
        altcha.ChallengeOptions(
            hmac_key=_key(),
            max_number=HARDEST,
            expires=now() + VALID_FOR,
            params={"form": form_key},
        )
    )
    return {"challenge": made.to_dict()}


def missing_text() -> str:
    """Why nothing was taken: the proof is missing or too old."""
    return _(
        "Very many registrations come from your network, so your device has to do a small sum "
        "first. Wait until the line below says that it is done, and send the form again. Without "
        "JavaScript call the number below: the desk registers you."
    )


def too_many_text(until: dt.datetime) -> str:
    """That nothing more is taken from the network for a while."""
    return _(
        "Too many registrations have come from your network; nothing was sent. Try again after "
        "%(time)s, or call the number below: the desk registers you."
    ) % {"time": f"{until.astimezone(SHANGHAI):%H:%M}"}


def busy_text() -> str:
    """That too many want a seat at this moment."""
    return _("Very many people are registering at this moment. Nothing is lost: send it once more.")


def _key() -> str:
    return keyed_hash("events.challenge", "altcha")
