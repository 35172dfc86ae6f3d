from wagtail import hooks

from search.admin.viewsets import SearchGroup


@hooks.register("register_admin_viewset")
def search_viewsets() -> SearchGroup:
    """The menu of the search."""
    return SearchGroup()
