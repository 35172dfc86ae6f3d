"""What stops the process for jobs, said in Chinese and English."""

from fazhi.jobs.broker import has_broker
from fazhi.startup import StartupProblem


def leave_it_to_celery() -> None:
    """Raises `StartupProblem` where Celery runs the jobs."""
    if has_broker():
        raise StartupProblem(
            "已设置 FAZHI_REDIS_URL，自动任务由 Celery 执行，请启动 celery -A fazhi worker 和 "
            "celery -A fazhi beat（见 docs/jobs.md）。",
            "FAZHI_REDIS_URL is set, so Celery runs the jobs; start celery -A fazhi worker and "
            "celery -A fazhi beat (docs/jobs.md).",
        )
