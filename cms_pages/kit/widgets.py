"""The slug field of the page editor, which Wagtail fills for Latin titles only."""

from typing import Any

from django.urls import reverse_lazy

from wagtail.admin.widgets.slug import SlugInput


class PinyinSlugInput(SlugInput):
    """Asks the server for the slug while the title of a new page is typed.

    A slug that an editor typed is left alone. Without the script the field stays empty, and the
    page gets the same slug when it is saved.
    """

    def __init__(self, attrs: dict[str, Any] | None = None, **kwargs: Any) -> None:
        actions = (
            "blur->w-slug#slugify",
            "w-sync:check->kit-pinyin#compare",
            "w-sync:apply->kit-pinyin#apply:prevent",
        )
        pinyin = {
            "data-controller": "w-slug kit-pinyin",
            "data-action": " ".join(actions),
            "data-kit-pinyin-url-value": reverse_lazy("kit_slug"),
        }
        super().__init__({**pinyin, **(attrs or {})}, **kwargs)

    class Media:
        js = ("kit/admin/pinyin.js",)
