"""From the environment to the settings of each service: database, cache, files, mail, jobs, logs."""

from typing import Any

import dj_database_url

from fazhi.env import Environment, private_file
from fazhi.jobs.limits import VISIBILITY_TIMEOUT
from fazhi.startup import StartupProblem

SQLITE_BUSY_SECONDS = 20
CONNECTION_SECONDS = 60


def embedded_database(env: Environment) -> dict[str, Any]:
    """SQLite in the data folder, or whatever ``FAZHI_DATABASE_URL`` names."""
    if env.database_url:
        return database(env)
    # It holds personal data. SQLite gives the files beside it the same permissions.
    return sqlite(str(private_file(env.data_dir / "fazhi.sqlite3")))


def sqlite(name: str) -> dict[str, Any]:
    """SQLite for many readers and one writer at a time.

    Writers take the lock when their transaction begins (IMMEDIATE): a deferred one that turns into
    a writer fails at once when another one was faster, whatever the busy timeout.
    """
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": name,
        # Opening the file for each request would cost as much as all its queries.
        "CONN_MAX_AGE": CONNECTION_SECONDS,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": SQLITE_BUSY_SECONDS,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        },
    }


def database(env: Environment) -> dict[str, Any]:
    """The database that ``FAZHI_DATABASE_URL`` names.

    Raises `StartupProblem` for an address that is none.
    """
    assert env.database_url is not None  # noqa: S101 - callers have looked
    return parse_database(env.database_url.get_secret_value())


def parse_database(url: str) -> dict[str, Any]:
    """Settings for a ``postgresql://`` or ``sqlite://`` address, with persistent connections."""
    try:
        parsed: dict[str, Any] = dict(
            dj_database_url.parse(url, conn_max_age=CONNECTION_SECONDS, conn_health_checks=True)
        )
    except Exception:  # noqa: BLE001 - any failure means one thing; the address may hold a password
        parsed = {}
    engine = parsed.get("ENGINE", "")
    if engine == "django.db.backends.sqlite3" and parsed.get("NAME"):
        return sqlite(parsed["NAME"])
    if engine != "django.db.backends.postgresql" or not parsed.get("NAME"):
        raise StartupProblem(
            "环境变量 FAZHI_DATABASE_URL 不是数据库地址，格式如 postgresql://用户:密码@主机:端口/库名。",
            "FAZHI_DATABASE_URL is no database address such as "
            "postgresql://user:password@host:port/name.",
        )
    return parsed


def caches(env: Environment) -> dict[str, Any]:
    """Redis where there is one, else the memory of the process."""
    if not env.redis_url:
        return {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    return {
        "default": {
            "BACKEND": "django_redis.cache.RedisCache",
            "LOCATION": env.redis_url.get_secret_value(),
            "KEY_PREFIX": "fazhi",
            "OPTIONS": {
                "SOCKET_CONNECT_TIMEOUT": 1,
                "SOCKET_TIMEOUT": 5,
                # A cache out of reach is an empty cache; `/readyz` names it.
                "IGNORE_EXCEPTIONS": True,
            },
        }
    }


def storages(env: Environment, *, hashed_static: bool) -> dict[str, Any]:
    """Uploads in folders or an S3-compatible store: private by default, without an address.

    Only the sizes of pictures that pages show go to the store ``public``, always under the site's
    own address.
    """
    private: dict[str, Any] = {
        "BACKEND": "fazhi.media.storage.PrivateFolder",
        "OPTIONS": {"location": str(env.data_dir / "files")},
    }
    public: dict[str, Any] = {"BACKEND": "django.core.files.storage.FileSystemStorage"}
    if env.s3_bucket:
        bucket = {
            "bucket_name": env.s3_bucket,
            "endpoint_url": env.s3_endpoint or None,
            "region_name": env.s3_region or None,
            "access_key": env.s3_access_key,
            "secret_key": env.s3_secret_key.get_secret_value() if env.s3_secret_key else "",
            "file_overwrite": False,
            "querystring_auth": False,
        }
        private = {
            "BACKEND": "fazhi.media.buckets.PrivateBucket",
            "OPTIONS": {**bucket, "location": "private"},
        }
        public = {
            "BACKEND": "fazhi.media.buckets.PublicBucket",
            "OPTIONS": {
                **bucket,
                "location": "public",
                # No page asks another host: the proxy in front hands /media/public/ on to the store.
                "custom_domain": f"{env.base_url.partition('://')[2]}/media",
                "url_protocol": f"{env.base_url.partition('://')[0]}:",
            },
        }
    static = (
        "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if hashed_static
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    )
    return {"default": private, "public": public, "staticfiles": {"BACKEND": static}}


def mail(env: Environment) -> dict[str, Any]:
    """A provider through django-anymail, plain SMTP, or files in the data folder."""
    if env.anymail_backend:
        return {"OUTBOX_EMAIL_BACKEND": env.anymail_backend, "ANYMAIL": dict(env.anymail)}
    if env.smtp_host:
        return {
            "OUTBOX_EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
            "EMAIL_HOST": env.smtp_host,
            "EMAIL_PORT": env.smtp_port,
            "EMAIL_HOST_USER": env.smtp_user,
            "EMAIL_HOST_PASSWORD": env.smtp_password.get_secret_value()
            if env.smtp_password
            else "",
            "EMAIL_USE_TLS": env.smtp_security == "starttls",
            "EMAIL_USE_SSL": env.smtp_security == "ssl",
            "EMAIL_TIMEOUT": 20,
        }
    return {
        "OUTBOX_EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend",
        "EMAIL_FILE_PATH": env.data_dir / "mail",
    }


def celery(env: Environment) -> dict[str, Any]:
    """Celery exists where Redis does; the broker carries ids of runs only (docs/jobs.md)."""
    if not env.redis_url:
        return {}
    return {
        "CELERY_BROKER_URL": env.redis_url.get_secret_value(),
        "CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP": True,
        "CELERY_BROKER_TRANSPORT_OPTIONS": {
            "global_keyprefix": "fazhi:",
            "visibility_timeout": VISIBILITY_TIMEOUT,
            # Who asks for a run does not wait for a broker that is away: the database has the run.
            "socket_connect_timeout": 2,
            "max_retries": 1,
            "interval_start": 0,
        },
        "CELERY_BEAT_SCHEDULER": "fazhi.jobs.beat:ClockScheduler",
        "CELERY_TASK_IGNORE_RESULT": True,
        "CELERY_TASK_ACKS_LATE": True,
        "CELERY_TASK_REJECT_ON_WORKER_LOST": True,
        "CELERY_WORKER_PREFETCH_MULTIPLIER": 1,
        "CELERY_WORKER_HIJACK_ROOT_LOGGER": False,
    }


def tasks(env: Environment) -> dict[str, Any]:
    """Where Wagtail's background tasks run: as jobs where Celery runs them, else in place."""
    backend = (
        "fazhi.task_backend.JobBackend"
        if env.redis_url
        else ("django_tasks.backends.immediate.ImmediateBackend")
    )
    return {"default": {"BACKEND": backend}}


def logging(env: Environment, default_format: str) -> dict[str, Any]:
    """One line an event on standard error, with the request's id and without personal data."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {"expected": {"()": "fazhi.logging.ExpectedClientErrors"}},
        "formatters": {
            "line": {"()": "fazhi.logging.formatter", "style": env.log_format or default_format}
        },
        "handlers": {
            "stderr": {
                "class": "logging.StreamHandler",
                "formatter": "line",
                "filters": ["expected"],
            }
        },
        "root": {"handlers": ["stderr"], "level": env.log_level},
        "loggers": {
            "django": {"level": "INFO", "propagate": True, "handlers": []},
            "django.server": {"level": "WARNING", "propagate": True, "handlers": []},
            "django.utils.autoreload": {"level": "WARNING"},
            "axes": {"level": "ERROR"},
            "gunicorn": {"level": "WARNING"},
            "elastic_transport": {"level": "WARNING"},
            "PIL": {"level": "WARNING"},
            # What editors do is in Wagtail's own log, and each background task says so twice.
            "django_tasks": {"level": "WARNING"},
            "wagtail": {"level": "WARNING"},
        },
    }
