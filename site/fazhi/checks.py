"""House rules that `manage.py check` enforces."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig, apps
from django.core.checks import CheckMessage, Error, register

from wagtail.models import Page


@register()
def every_page_type_extends_base_page(
    app_configs: Sequence[AppConfig] | None = None, **kwargs: Any
) -> list[CheckMessage]:
    """Sign-off, permanent ids and search hang on ``BasePage``; a plain page would slip past them."""
    base = f"{apps.get_app_config('kit').name}.models.BasePage"
    return [
        Error(
            f"{model._meta.label} does not extend {base}.",
            hint="Every page type, the home page included, extends BasePage.",
            obj=model,
            id="fazhi.E001",
        )
        for model in apps.get_models()
        if issubclass(model, Page)
        and model is not Page
        and base not in {f"{c.__module__}.{c.__qualname__}" for c in model.__mro__}
    ]
