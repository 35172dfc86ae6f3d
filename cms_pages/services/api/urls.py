from django.urls import include, path

from wagtail.utils.urlpatterns import decorate_urlpatterns

from cms_pages.services.api.answering import public_json
from cms_pages.services.api.errors import not_there
from cms_pages.services.api.routes import api

_patterns, _app, _namespace = api.urls

urlpatterns = [
    path("", include((decorate_urlpatterns(_patterns, public_json), _app), namespace=_namespace)),
    # What is below and is none of these is answered as JSON too, and not with a page.
    path("<path:rest>", public_json(lambda request, rest: not_there())),
]
