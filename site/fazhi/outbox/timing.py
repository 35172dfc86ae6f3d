"""When a message may leave: quiet hours, and how long to wait after a failure."""

import datetime as dt

from django.utils import timezone

# Minutes; greylisting asks for 5 to 15, and a mail server that is down for a night is back by then.
BACK_OFF = (1, 5, 15, 30, 60, 120, 240, 480)
MOST_ATTEMPTS = len(BACK_OFF) + 1
# Seconds that a channel rests when the other side is out of reach.
REST = (5, 15, 30, 60, 120)


def try_again_at(attempts: int, now: dt.datetime) -> dt.datetime | None:
    """When the next attempt is made after ``attempts`` of them; ``None`` when it was the last."""
    if attempts >= MOST_ATTEMPTS:
        return None
    return now + dt.timedelta(minutes=BACK_OFF[max(attempts, 1) - 1])


def rest_until(failures: int, now: dt.datetime) -> dt.datetime:
    """How long a channel rests after ``failures`` in a row."""
    return now + dt.timedelta(seconds=REST[min(failures, len(REST)) - 1])


def after_quiet_hours(
    moment: dt.datetime, quiet_from: dt.time, quiet_until: dt.time
) -> dt.datetime:
    """``moment``, or the end of the quiet hours (Asia/Shanghai) that it falls into."""
    local = timezone.localtime(moment)
    clock = local.time()
    over_midnight = quiet_from > quiet_until
    is_quiet = (
        clock >= quiet_from or clock < quiet_until
        if over_midnight
        else quiet_from <= clock < quiet_until
    )
    if not is_quiet:
        return moment
    day = local.date()
    if over_midnight and clock >= quiet_from:
        day += dt.timedelta(days=1)
    return timezone.make_aware(dt.datetime.combine(day, quiet_until))
