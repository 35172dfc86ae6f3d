"""The WSGI application; production unless the environment says otherwise."""

import os
from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fazhi.settings.production")


class SubPath:
    """Takes the site's sub-path off the front of a request's path.

    Some proxies pass ``/huangqiao/places/`` on as it is, others without the front; Django's
    ``FORCE_SCRIPT_NAME`` expects the latter. Both work behind this.
    """

    def __init__(self, application: Callable[..., Iterable[bytes]], prefix: str) -> None:
        self.application = application
        self.prefix = prefix

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        path = environ.get("PATH_INFO", "")
        if path == self.prefix or path.startswith(f"{self.prefix}/"):
            environ = {**environ, "PATH_INFO": path[len(self.prefix) :] or "/"}
        return self.application(environ, start_response)


application: Callable[..., Iterable[bytes]] = get_wsgi_application()
if settings.FORCE_SCRIPT_NAME:
    application = SubPath(application, settings.FORCE_SCRIPT_NAME)
