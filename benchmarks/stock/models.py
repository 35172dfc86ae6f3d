"""What is indexed: an article of a law, as anybody would declare it with Wagtail's documentation at hand."""

from typing import ClassVar

from django.db import models

from wagtail.search import index


class Article(index.Indexed, models.Model):
    """An article; ``key`` is what judgements know it by."""

    key = models.CharField(max_length=100)
    law = models.CharField(max_length=300)
    number = models.CharField(max_length=50)
    text = models.TextField()

    search_fields: ClassVar = [
        index.SearchField("law", boost=2),
        index.SearchField("number"),
        index.SearchField("text"),
    ]

    class Meta:
        app_label = "stock"

    def __str__(self) -> str:
        return f"{self.law} {self.number}"
