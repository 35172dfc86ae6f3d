"""Wagtail's management of users with our forms."""

from wagtail.users.apps import WagtailUsersAppConfig


class UsersConfig(WagtailUsersAppConfig):
    """The app ``wagtail.users``; only the screens of accounts are ours."""

    user_viewset = "fazhi.accounts.users.viewsets.UserViewSet"
