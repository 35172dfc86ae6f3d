"""From the HTML of a page to the description of a document."""

from fazhi.documents.html.blocks import NoPictures, PictureSource, read_html

__all__ = ["NoPictures", "PictureSource", "read_html"]
