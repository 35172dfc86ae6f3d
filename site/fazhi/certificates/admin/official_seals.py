"""The official seals of departments: put there, looked at and changed by administrators only."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.core.files.base import File
from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import View

from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.ui.tables import DateColumn
from wagtail.admin.views import generic

from fazhi.admin_screens.viewsets import WithoutSome
from fazhi.certificates.models import OfficialSeal
from fazhi.certificates.seal_pictures import clean_seal


class SealInput(forms.FileInput):
    """Chooses a file, below the seal that there is."""

    template_name = "certificates/admin/seal_input.html"
    picture_url = ""

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["picture_url"] = self.picture_url
        return context


class SealField(forms.FileField):
    """Takes what `clean_seal` lets pass."""

    widget = SealInput

    def to_python(self, data: Any) -> "File[bytes] | None":
        upload = super().to_python(data)
        return clean_seal(upload) if upload else None


class OfficialSealForm(WagtailAdminModelForm):
    """Whose seal, and its picture."""

    class Meta:
        field_classes = {"picture": SealField}
        widgets = {"picture": SealInput(attrs={"accept": "image/png"})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields["picture"].widget.picture_url = reverse(
                "official_seals:picture", args=[self.instance.pk]
            )


class PictureView(View):
    """The picture, to those who may change it; no cache keeps it."""

    permission_policy: Any = None

    def get(self, request: HttpRequest, pk: int) -> HttpResponseBase:
        if not self.permission_policy.user_has_permission(request.user, "change"):
            raise PermissionDenied
        seal = get_object_or_404(OfficialSeal, pk=pk)
        try:
            file = seal.picture.open("rb")
        except OSError:
            raise Http404 from None
        response = FileResponse(file, content_type="image/png")
        response["Content-Security-Policy"] = "default-src 'none'; sandbox"
        response["Cache-Control"] = "private, no-store"
        return response


class OfficialSealIndexView(generic.IndexView):
    """The list, with the departments read at once."""

    def get_base_queryset(self) -> Any:
        return super().get_base_queryset().select_related("department")


class OfficialSealViewSet(WithoutSome):
    """Official seals in the settings."""

    model = OfficialSeal
    name = "official_seals"
    icon = "success"
    menu_label = _("Official seals")
    menu_order = 610
    add_to_settings_menu = True
    copy_view_enabled = False
    left_out = ("usage",)
    index_view_class = OfficialSealIndexView
    search_backend_name = None
    list_display = (
        "department",
        DateColumn("changed_at", label=_("changed at"), sort_key="changed_at"),
    )
    edit_handler = ObjectList(
        (FieldPanel("department"), FieldPanel("picture")), base_form_class=OfficialSealForm
    )

    def get_urlpatterns(self) -> list[URLPattern]:
        picture = PictureView.as_view(permission_policy=self.permission_policy)
        return [*super().get_urlpatterns(), path("picture/<int:pk>/", picture, name="picture")]
