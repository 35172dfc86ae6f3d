"""Who may delete a page: stricter than Wagtail, whose rights to edit are also rights to delete."""

from fazhi.signoff.page_permissions import SignedOffPermissions


class PagePermissions(SignedOffPermissions):
    """Wagtail's rules, and no role deletes a branch or what somebody else is still writing.

    Wagtail lets whoever may edit a page delete it while it is not public, whoever made it, and its
    branch too with “bulk_delete”. Here that permission only opens the explorer for readers.
    """

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        # Wagtail asks with `ignore_bulk` before moving, which destroys nothing.
        if ignore_bulk:
            return self._may_take_away()
        # What is public is withdrawn first, so that its readers learn why.
        if self.page.live:
            return False
        if self.user.is_superuser:
            return bool(super().can_delete() and not self._is_public_below())
        own = self.page.owner_id == self.user.pk
        is_theirs = self.page.is_leaf() and (own or self.holds_right_to_publish())
        return bool(is_theirs and self._may_take_away())

    def _is_public_below(self) -> bool:
        return not self.page.is_leaf() and self.page.get_descendants().live().exists()

    def _may_take_away(self) -> bool:
        """Wagtail's rule, which asks the database about the pages below for each row of a list.

        Of a public page and of one with none below the answer is known without it.
        """
        if self.user.is_active and not self.user.is_superuser:
            if self.page.live and "publish" not in self.permissions:
                return False
            if self.page.is_leaf():
                own = self.page.owner_id == self.user.pk
                return bool("change" in self.permissions or ("add" in self.permissions and own))
        return bool(super().can_delete(ignore_bulk=True))
