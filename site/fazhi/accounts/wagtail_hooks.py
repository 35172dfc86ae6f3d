"""What accounts add to the administration."""

from collections.abc import Iterator

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button

from fazhi.accounts.models import MUST_HAVE_SECOND_FACTOR, User
from fazhi.accounts.users.bulk import BULK_ACTIONS
from fazhi.accounts.users.rights import may_change
from fazhi.accounts.users.views import LocksView, RemoveSecondFactorView

for bulk_action in BULK_ACTIONS:
    # After Wagtail's own, whose names they share: the last one counts.
    hooks.register("register_bulk_action", bulk_action, order=100)


@hooks.register("register_permissions")
def permissions() -> QuerySet[Permission]:
    """Lets administrators give a group the duty to have a second factor."""
    return Permission.objects.filter(
        content_type__app_label="accounts", codename=MUST_HAVE_SECOND_FACTOR
    )


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLPattern]:
    """Screens about locks and lost second factors."""
    return [
        path("locks/", LocksView.as_view(), name="accounts_locks"),
        path(
            "users/<int:pk>/second-factor/",
            RemoveSecondFactorView.as_view(),
            name="accounts_remove_second_factor",
        ),
    ]


class LocksMenuItem(MenuItem):
    """Accounts and addresses that are locked out, for those who may open them."""

    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm("accounts.change_user")


@hooks.register("register_settings_menu_item")
def locks_menu_item() -> MenuItem:
    """The entry of the settings menu that leads to the locks."""
    return LocksMenuItem(
        gettext_lazy("Locked sign-ins"),
        reverse("accounts_locks"),
        name="locks",
        icon_name="lock",
        order=610,
    )


@hooks.register("register_account_menu_item")
def sign_in_security(request: HttpRequest) -> dict[str, str]:
    """The second factor, among the settings of one's own account."""
    return {
        "url": reverse("mfa_index"),
        "label": _("Sign-in security"),
        "help_text": _("Authenticator app, passkeys and recovery codes."),
    }


@hooks.register("register_account_menu_item")
def password(request: HttpRequest) -> dict[str, str]:
    """The password, among the settings of one's own account."""
    return {
        "url": reverse("account_change_password"),
        "label": _("Change password"),
        "help_text": _("Other devices are signed out then."),
    }


@hooks.register("register_user_listing_buttons")
def listing_buttons(user: User, request_user: User) -> Iterator[Button]:
    """Unlocking and removing a lost second factor, in the row of an account."""
    if may_change(request_user, user):
        yield Button(
            _("Remove the second factor"),
            reverse("accounts_remove_second_factor", args=[user.pk]),
            icon_name="key",
            priority=60,
        )
