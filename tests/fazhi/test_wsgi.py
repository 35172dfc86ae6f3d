from typing import Any

import pytest

from fazhi.wsgi import SubPath


@pytest.mark.parametrize(
    ("path", "passed_on"),
    [
        ("/huangqiao/places/", "/places/"),
        ("/huangqiao/", "/"),
        ("/huangqiao", "/"),
        ("/places/", "/places/"),
        ("/huangqiaozhen/", "/huangqiaozhen/"),
    ],
)
def test_the_sub_path_is_taken_off_once(path: str, passed_on: str) -> None:
    seen: list[str] = []

    def application(environ: dict[str, Any], start_response: Any) -> list[bytes]:
        seen.append(environ["PATH_INFO"])
        return []

    SubPath(application, "/huangqiao")({"PATH_INFO": path}, None)
    assert seen == [passed_on]
