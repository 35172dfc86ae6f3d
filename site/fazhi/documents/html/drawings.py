"""Drawings in a page: SVG as a file of its own.

A parser of HTML writes names of attributes in small letters; SVG knows some of them in others only.
What could lead anywhere else, or hold a program, is refused.
"""

import copy

from bs4 import Tag

from fazhi.documents.glyphs import clean, without_breaks

MAX_CHARACTERS = 300_000
SHAPES = {
    *("svg", "g", "title", "desc", "path", "rect", "circle", "ellipse", "line", "polyline"),
    *("polygon", "text", "tspan"),
}
_SPELLED = {"viewbox": "viewBox", "preserveaspectratio": "preserveAspectRatio"}


def read_drawing(tag: Tag) -> bytes:
    """The file of an ``svg``; nothing where it holds more than plain shapes."""
    drawing = copy.copy(tag)
    parts = [drawing, *drawing.find_all(True)]
    if any(part.name not in SHAPES or part.has_attr("href") for part in parts):
        return b""
    for name, spelled in _SPELLED.items():
        if drawing.has_attr(name):
            drawing[spelled] = drawing.attrs.pop(name)
    if not drawing.has_attr("viewBox"):
        return b""
    for text in drawing.find_all(string=True):
        text.replace_with(without_breaks(clean(text)))
    drawing["xmlns"] = "http://www.w3.org/2000/svg"
    source = str(drawing)
    return source.encode() if len(source) <= MAX_CHARACTERS else b""
