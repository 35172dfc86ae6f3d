"""Founding a town as an operator does."""

import io

from django.core.management import CommandError, call_command


def init_town(**options: object) -> tuple[str, str]:
    """Runs `init_town` for 示例镇; gives what it printed and what it complained about."""
    out, problems = io.StringIO(), io.StringIO()
    try:
        call_command("init_town", name="示例镇", stdout=out, stderr=problems, **options)
    except CommandError as error:
        problems.write(str(error))
    return out.getvalue(), problems.getvalue()
