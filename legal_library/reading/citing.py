"""How a provision is cited: 《中华人民共和国民法典》第一千一百六十五条第一款第（一）项.

Source: 立法技术规范（试行）: the title in marks, then article, paragraph, item; paragraphs and
items counted in Chinese numerals.
"""

from legal_library.models import LawVersion
from legal_library.parsing.numerals import article_label, cited_step
from legal_library.reading.rows import Row


def citation(version: LawVersion, article: Row, inner: Row | None = None) -> str:
    """The citation of an article, or of a paragraph or item of it."""
    text = f"{version.law.marked_title}{article_label(article.number or 0, article.sub)}"
    if inner is None:
        return text
    for step in inner.path.removeprefix(article.path).strip("/").split("/"):
        text += _step(step)
    return text


def dated_citation(version: LawVersion, article: Row) -> str:
    """The citation with the version's day, for where it must stay right: （2020-05-28版本）."""
    return f"{citation(version, article)}（{version.date_part}）"


def _step(step: str) -> str:
    """The words for one step of a path: para_2, item_3; of what occurs twice (item_3__2) too."""
    kind, _underscore, rest = step.partition("_")
    number = rest.split("__")[0]
    return cited_step(kind, int(number)) if number.isdigit() else ""
