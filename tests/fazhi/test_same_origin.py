"""Forms without a token: from this site's pages only."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.test.utils import override_settings

import pytest

from fazhi.same_origin import anonymous_post


@anonymous_post
def view(request: HttpRequest) -> HttpResponse:
    return HttpResponse("done")


@pytest.mark.parametrize(
    ("headers", "accepted"),
    [
        ({}, True),
        ({"sec-fetch-site": "same-origin"}, True),
        ({"sec-fetch-site": "none"}, True),
        ({"sec-fetch-site": "same-site"}, False),
        ({"sec-fetch-site": "cross-site"}, False),
        ({"sec-fetch-site": "cross-site", "origin": "http://testserver"}, False),
        ({"origin": "http://testserver"}, True),
        ({"origin": "https://fazhi.example"}, True),
        ({"origin": "https://evil.example"}, False),
        ({"origin": "null"}, False),
    ],
)
@override_settings(PUBLIC_ORIGIN="https://fazhi.example")
def test_who_may_send_a_form_without_a_token(headers: dict[str, str], accepted: bool) -> None:
    request = RequestFactory().post("/", headers=headers)
    if accepted:
        assert view(request).status_code == 200
    else:
        with pytest.raises(PermissionDenied):
            view(request)


def test_reading_is_open_to_all() -> None:
    request = RequestFactory().get("/", headers={"sec-fetch-site": "cross-site"})
    assert view(request).status_code == 200


def test_the_view_takes_no_token() -> None:
    assert getattr(view, "csrf_exempt", False)
