"""Addresses of laws; the library's page routes what stands below it."""

from django.urls import reverse

ROOT = "law"


def law_path(*parts: str) -> str:
    """The address of the library, or of what ``parts`` name below it: a law, a day, an article.

    With the prefix of the active language and of the site, as every address.
    """
    return reverse("wagtail_serve", args=("/".join((ROOT, *parts)) + "/",))


def article_path(slug: str, number: int, sub: int = 0, day: str = "") -> str:
    """/law/<slug>/art/133_1/, or the same below a version's day."""
    article = f"{number}_{sub}" if sub else f"{number}"
    return law_path(slug, *([day] if day else []), "art", article)
