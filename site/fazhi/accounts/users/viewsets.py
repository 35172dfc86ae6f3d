"""The list of accounts in the administration: found and sorted by name, edited with our forms."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.functional import cached_property

from wagtail.admin.ui.tables import Column
from wagtail.users.views.users import CreateView as WagtailCreateView
from wagtail.users.views.users import EditView as WagtailEditView
from wagtail.users.views.users import IndexView as WagtailIndexView
from wagtail.users.views.users import UserViewSet as WagtailUserViewSet

from fazhi.accounts.models import User
from fazhi.accounts.users.forms import UserCreationForm, UserEditForm
from fazhi.accounts.users.rights import may_change

SEARCHED = ("username", "name", "email")


class IndexView(WagtailIndexView):
    """The accounts, found and sorted by the person's name too."""

    search_fields = SEARCHED

    @cached_property
    def columns(self) -> list[Column]:
        """Wagtail's, with the name sortable: it knows the sort key of two names only."""
        columns: list[Column] = super().columns
        for column in columns:
            if column.name == "name":
                column.sort_key = "name"
        return columns

    def order_queryset(self, queryset: QuerySet[User]) -> QuerySet[User]:
        if self.ordering in {"name", "-name"}:
            return queryset.order_by(self.ordering)
        ordered: QuerySet[User] = super().order_queryset(queryset)
        return ordered


class _ByAdministrator:
    """Tells the form whether an administrator fills it in."""

    request: HttpRequest

    def get_form_kwargs(self) -> dict[str, Any]:
        kwargs: dict[str, Any] = super().get_form_kwargs()  # type: ignore[misc]
        user = self.request.user
        return {**kwargs, "by_administrator": isinstance(user, User) and user.is_superuser}


class CreateView(_ByAdministrator, WagtailCreateView):
    """A new account."""


class EditView(_ByAdministrator, WagtailEditView):
    """An account, for those who may change it."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not isinstance(request.user, User) or not may_change(request.user, self.object):
            raise PermissionDenied
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return response


class UserViewSet(WagtailUserViewSet):
    """The accounts of the administration."""

    index_view_class = IndexView
    copy_view_enabled = False  # an account is one person's
    add_view_class = CreateView
    edit_view_class = EditView
    create_template_name = "accounts/users/create.html"
    edit_template_name = "accounts/users/edit.html"

    def get_form_class(self, for_update: bool = False) -> type[UserCreationForm | UserEditForm]:
        return UserEditForm if for_update else UserCreationForm
