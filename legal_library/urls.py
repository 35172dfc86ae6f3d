from django.urls import path, register_converter

from legal_library import views
from legal_library.parsing.numerals import LARGEST


class DayConverter:
    """The day of a version, or ``undated``."""

    regex = r"\d{4}-\d{2}-\d{2}|undated"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class ArticleConverter:
    """An article's number: 1165, or 133_1 for 第一百三十三条之一."""

    regex = r"\d{1,8}(?:_\d{1,3})?"

    def to_python(self, value: str) -> tuple[int, int]:
        number, _underscore, sub = value.partition("_")
        if int(number) > LARGEST:
            raise ValueError(value)
        return int(number), int(sub or 0)

    def to_url(self, value: object) -> str:
        return str(value)


register_converter(DayConverter, "day")
register_converter(ArticleConverter, "article")

app_name = "legal_library"

urlpatterns = [
    path("law/", views.index, name="index"),
    path("law/laws.csv", views.index_csv, name="csv"),
    path("law/changes.atom", views.changes, name="changes"),
    path("law/<slug:slug>/", views.law, name="law"),
    path("law/<slug:slug>/<day:day>/", views.version, name="version"),
    path("law/<slug:slug>/art/<article:article>/", views.article, name="article"),
    path(
        "law/<slug:slug>/<day:day>/art/<article:article>/",
        views.article,
        name="version_article",
    ),
    path("law/<slug:slug>/<day:day>/law.docx", views.docx, name="docx"),
    path("law/<slug:slug>/<day:day>/law.txt", views.text, name="txt"),
    path("law/<slug:slug>/<day:day>/law.json", views.json, name="json"),
]
