"""Who may delete a page: stricter than Wagtail, whose rights to edit are also rights to delete."""

from fazhi.signoff.page_permissions import SignedOffPermissions


class PagePermissions(SignedOffPermissions):
    """Wagtail's rules, and no role deletes a branch or what somebody else is still writing.

    Wagtail lets whoever may edit a page delete it while it is not public, whoever made it, and its
    branch too with “bulk_delete”. Here that permission only opens the explorer for readers.
    """

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        if not super().can_delete(ignore_bulk):
            return False
        # Wagtail asks with `ignore_bulk` before moving, which destroys nothing.
        if ignore_bulk:
            return True
        # What is public is withdrawn first, so that its readers learn why.
        if self.page.live or (
            not self.page.is_leaf() and self.page.get_descendants().live().exists()
        ):
            return False
        if self.user.is_superuser:
            return True
        own = self.page.owner_id == self.user.pk
        return bool(self.page.is_leaf() and (own or self.holds_right_to_publish()))
