"""Parts of a file, as players of films ask for them (RFC 9110, section 14).

Safari and WeChat play nothing from a server that always sends the whole file.
"""

import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from django.http import FileResponse, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase

CHUNK = 1 << 16
ONE_RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})")


def partial(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """``response`` itself, or the part of its file that ``request`` asks for: 206, or 416 if there
    is no such part.

    Several parts at once, and a part of another version of the file (``If-Range``), get the whole.
    """
    file: Any = getattr(response, "file_to_stream", None)
    if response.status_code != 200 or not isinstance(response, FileResponse) or file is None:
        return response
    response["Accept-Ranges"] = "bytes"
    asked = ONE_RANGE.fullmatch(request.headers.get("Range", ""))
    known = request.headers.get("If-Range")
    if not asked or asked[0] == "bytes=-" or known not in {None, response.get("Last-Modified")}:
        return response
    size = int(response["Content-Length"])
    first, last = _bounds(asked[1], asked[2], size)
    if first > last:
        file.close()
        refused = HttpResponse(status=416)
        refused["Content-Range"] = f"bytes */{size}"
        return refused
    part = StreamingHttpResponse(_read(file, first, last - first + 1), status=206)
    part._resource_closers += response._resource_closers  # type: ignore[attr-defined]
    for name, value in response.items():
        part[name] = value
    part["Content-Length"] = str(last - first + 1)
    part["Content-Range"] = f"bytes {first}-{last}/{size}"
    return part


def _bounds(first: str, last: str, size: int) -> tuple[int, int]:
    if not first:  # the last bytes
        return max(0, size - int(last)), size - 1 if int(last) else -1
    return int(first), min(int(last), size - 1) if last else size - 1


def _read(file: BinaryIO, start: int, length: int) -> Iterator[bytes]:
    file.seek(start)
    while length > 0 and (chunk := file.read(min(CHUNK, length))):
        length -= len(chunk)
        yield chunk
