"""What Wagtail offers for a page that goes live by sign-off; `SignedOff` itself is what refuses."""

from wagtail.models import PagePermissionTester


class SignedOffPermissions(PagePermissionTester):
    """Nobody publishes, submits or withdraws on Wagtail's own screens, superusers included.

    What goes with Wagtail's right to publish and changes no content stays with whoever has it:
    taking a time back, privacy, the order of pages, moving.
    """

    def holds_right_to_publish(self) -> bool:
        """Whether the user has Wagtail's right to publish here, which opens these other things."""
        if not self.user.is_active or self.page_is_root:
            return False
        return bool(self.user.is_superuser or "publish" in self.permissions)

    def can_edit(self) -> bool:
        """Wagtail's rule without its question about the step that a page is at, of each row of a list:
        no step lets anybody edit who may not anyway (`SignOffTask.user_can_access_editor`).
        """
        if not self.user.is_active or self.page_is_root:
            return False
        if self.user.is_superuser or "change" in self.permissions:
            return True
        return bool("add" in self.permissions and self.page.owner_id == self.user.pk)

    def can_publish(self) -> bool:
        return False

    def can_publish_subpage(self) -> bool:
        return False

    def can_submit_for_moderation(self) -> bool:
        return False

    def can_unpublish(self) -> bool:
        return False

    def can_unschedule(self) -> bool:
        return self.holds_right_to_publish()

    def can_set_view_restrictions(self) -> bool:
        return self.holds_right_to_publish()
