"""Addresses of laws, versions and articles."""

from django.urls import reverse


def law_path(slug: str, day: str = "") -> str:
    """/law/<slug>/, or /law/<slug>/<day>/ for one version."""
    if day:
        return reverse("legal_library:version", args=(slug, day))
    return reverse("legal_library:law", args=(slug,))


def article_key(number: int, sub: int = 0) -> str:
    """An article's part of an address: 1165, 133_1."""
    return f"{number}_{sub}" if sub else f"{number}"


def article_path(slug: str, number: int, sub: int = 0, day: str = "") -> str:
    """/law/<slug>/art/133_1/, or the same below the day of a version."""
    key = article_key(number, sub)
    if day:
        return reverse("legal_library:version_article", args=(slug, day, key))
    return reverse("legal_library:article", args=(slug, key))
