"""How a provision is cited: 《中华人民共和国民法典》第一千一百六十五条第一款第（一）项.

Source: 立法技术规范（试行）: the title in marks, then article, paragraph, item; paragraphs and
items counted in Chinese numerals.
"""

from legal_library.models import LawVersion
from legal_library.parsing.naming import named
from legal_library.parsing.numerals import article_label
from legal_library.reading.rows import Row


def citation(version: LawVersion, article: Row, inner: Row | None = None) -> str:
    """The citation of an article, or of a paragraph or item of it."""
    name = named((inner or article).path) or article_label(article.number or 0, article.sub)
    return f"{version.law.marked_title}{name}"


def dated_citation(version: LawVersion, article: Row) -> str:
    """The citation with the version's day, for where it must stay right: （2020-05-28版本）."""
    return f"{citation(version, article)}（{version.date_part}）"
