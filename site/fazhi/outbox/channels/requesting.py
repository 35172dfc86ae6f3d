"""What a failed request over HTTP says about whether the other side has it."""


def never_reached(error: BaseException | None) -> bool:
    """Whether the connection was never made, by the innermost cause."""
    from urllib3.exceptions import NewConnectionError

    while error is not None:
        if isinstance(error, NewConnectionError):
            return True
        reason = getattr(error, "reason", None)
        args = error.args[0] if error.args else None
        inner = next((e for e in (reason, args) if isinstance(e, BaseException)), None)
        error = inner or error.__cause__
    return False
