"""A StreamField that keeps its block definitions out of migrations."""

from typing import Any

from wagtail.fields import StreamField as WagtailStreamField


class StreamField(WagtailStreamField):
    """Adding, changing or renaming blocks yields no migration: the column is JSON whatever they are.

    The price: a data migration sees the stored JSON (a list of dictionaries), not blocks.
    """

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        name, path, _args, kwargs = super().deconstruct()
        kwargs.pop("block_lookup", None)
        kwargs.pop("verbose_name", None)
        kwargs.pop("help_text", None)
        if "default" in kwargs:
            kwargs["default"] = list  # what a new page begins with is code, not a column's default
        return name, path, [[]], kwargs

    @property
    def _in_migration(self) -> bool:
        return isinstance(self.block_types_arg, list) and not self.block_types_arg

    def to_python(self, value: Any) -> Any:
        """Blocks, or the raw list where a migration has no definitions: nothing gets lost."""
        return value if self._in_migration else super().to_python(value)
