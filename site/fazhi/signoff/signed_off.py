"""The one choke point: what a model gets whose rows go live only when they were signed."""

import logging
from typing import Any

from django.apps import apps
from django.core.exceptions import NON_FIELD_ERRORS
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from wagtail.models import Revision, Workflow

from fazhi.signoff import permits, review_tasks
from fazhi.signoff.acts import Act
from fazhi.signoff.chain import append
from fazhi.signoff.errors import NotSigned, Refused
from fazhi.signoff.models import SignedContent
from fazhi.signoff.permits import department_of, last_release
from fazhi.signoff.review_dates import date_release
from fazhi.signoff.snapshot import BOOKKEEPING, content_of
from fazhi.signoff.steps import Step
from fazhi.signoff.targets import lock, names_of
from fazhi.signoff.withdrawing import is_withdrawing

BY_THE_CLOCK = "wagtail.publish.scheduled"  # how Wagtail's command names what it does
UNSIGNED = _(
    "“%(title)s” has not been signed as it is now, and stays as it was. Submit it for sign-off."
)

logger = logging.getLogger(__name__)


class SignedOff:
    """A row with revisions whose content goes live only as it was signed, by whatever way.

    To be put before Wagtail's `WorkflowMixin` and `DraftStateMixin`. The model has the fields
    ``responsible_department``, ``reviewed_on`` and ``review_due_on``, the dates not to be written by
    anybody else. Source: Law on Rule of Law Publicity and Education, article 9.
    """

    def signed_fields(self) -> tuple[str, ...]:
        """The fields that findings read, in the order of the page; for models to say."""
        raise NotImplementedError

    def why_unready(self) -> list[str]:
        """What keeps this content from being submitted, in sentences; for models to add to."""
        return []

    @transaction.atomic
    def publish(self, revision: Revision, user: Any = None, **kwargs: Any) -> None:
        """Publishes a revision, or sets its time, if exactly this was signed and released last.

        Raises `NotSigned`, for superusers and for commands as well. By the clock nobody is there to
        be told, and other content waits for its turn: then the time is taken from the revision.
        """
        lock(self)
        if not (permits.may_be_public(self, revision) or permits.found(self, revision)):
            self._refuse(revision, by_the_clock=kwargs.get("log_action") == BY_THE_CLOCK)
            return
        with permits.becoming_public(self):
            super().publish(revision, user=user, **kwargs)  # type: ignore[misc]
        self.refresh_from_db(fields=["live", "live_revision", "latest_revision"])  # type: ignore[attr-defined]
        if self.live and self.live_revision_id == revision.pk:  # type: ignore[attr-defined]
            self._note_publication(user)
            revision.refresh_from_db(fields=["content"])

    def _refuse(self, revision: Revision, *, by_the_clock: bool) -> None:
        if not by_the_clock:
            raise NotSigned({NON_FIELD_ERRORS: UNSIGNED % {"title": self}})
        logger.error("Not published at its time, for it is not signed: %s", self)
        revision.approved_go_live_at = None
        revision.save(update_fields=["approved_go_live_at"])

    def _note_publication(self, user: Any) -> None:
        release = last_release(self)
        if release is None or release.act == Act.FOUNDED:
            return
        append(
            act=Act.PUBLISHED,
            content=release.content,
            person=str(user) if user else "",
            account=user.pk if user else None,
            **names_of(self),
            **department_of(self),
        )
        date_release(self)
        review_tasks.done(self, release.get_act_display(), user)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Saves the row; what readers see of it is changed by `publish` alone.

        A row that would become public otherwise is refused with `NotSigned`. Of one that is public
        only the bookkeeping is written: libraries save a changed row before they make a revision of
        it, which is where the change stays.
        """
        if self._is_written(kwargs.get("update_fields")):
            known = None if self._state.adding else self._known()  # type: ignore[attr-defined]
            if known is None or not known.live:
                raise NotSigned({NON_FIELD_ERRORS: UNSIGNED % {"title": self}})
            if getattr(known, "alias_of_id", None) and not self.alias_of_id:  # type: ignore[attr-defined]
                if not permits.carry_over(self, known.alias_of.specific):
                    self.live = False
                    kwargs["update_fields"] = [
                        *(kwargs.get("update_fields") or self._all()),
                        "live",
                    ]
            elif self._says(known) != self._says(self):
                logger.warning("Kept as it was signed, the change is in no revision yet: %s", self)
                kwargs["update_fields"] = self._bookkeeping()
        super().save(*args, **kwargs)  # type: ignore[misc]

    def unpublish(self, set_expired: bool = False, **kwargs: Any) -> None:
        """Ends what is public when its time is over, or as `fazhi.signoff.withdrawing` says.

        Raises `Refused` for everybody else: readers are owed a reason. An alias goes with its original.
        """
        is_left_over = getattr(self, "alias_of_id", None) and not self._original_is_public()
        if not (set_expired or is_withdrawing() or is_left_over):
            raise Refused(_("Public content is withdrawn with a reason, on its own screen."))
        super().unpublish(set_expired=set_expired, **kwargs)  # type: ignore[misc]
        review_tasks.dropped(self, _("It is not public any more."), kwargs.get("user"))

    def copy(self, *args: Any, keep_live: bool = False, **kwargs: Any) -> Any:
        """A copy is a draft, whatever is asked for: nobody has signed it."""
        return super().copy(*args, keep_live=False, **kwargs)  # type: ignore[misc]

    def _is_written(self, fields: Any) -> bool:
        """Whether saving may change what is public, past `publish`."""
        if not self.live or permits.is_becoming_public(self):
            return False
        if getattr(self, "alias_of_id", None):
            # Wagtail keeps an alias as its original is; it is public with what was signed there.
            return not self._original_is_public()
        return fields is None or "live" in fields or not BOOKKEEPING.issuperset(fields)

    def _original_is_public(self) -> bool:
        model: type[models.Model] = self.get_base_content_type().model_class()  # type: ignore[attr-defined]
        return model._base_manager.filter(pk=self.alias_of_id, live=True).exists()  # type: ignore[attr-defined]

    def _known(self) -> Any:
        return type(self)._base_manager.filter(pk=self.pk).first()  # type: ignore[attr-defined]

    def _all(self) -> list[str]:
        fields = self._meta.concrete_fields  # type: ignore[attr-defined]
        return [f.name for f in fields if not f.primary_key and f.name != "page_ptr"]

    def _says(self, row: Any) -> dict[str, Any]:
        return content_of(type(row), row.serializable_data())

    def _bookkeeping(self) -> list[str]:
        fields = self._meta.concrete_fields  # type: ignore[attr-defined]
        return [
            f.name
            for f in fields
            if f.name in BOOKKEEPING and not f.primary_key and f.name != "page_ptr"
        ]

    def get_workflow(self) -> Workflow | None:
        """The one workflow of sign-off, the same for all content; nothing while it is switched off."""
        tasks = {"workflow_tasks__task__signofftask__step": Step.DEPARTMENT}
        return Workflow.objects.active().filter(**tasks).first()

    @property
    def has_workflow(self) -> bool:
        """Whether it can be submitted."""
        return self.get_workflow() is not None

    def signed_content(self) -> SignedContent | None:
        """What was signed of the version that is public; nothing before the first release."""
        release = last_release(self)
        return SignedContent.objects.filter(digest=release.content).first() if release else None


def signed_models() -> list[Any]:
    """Every model whose rows go live by sign-off."""
    return [model for model in apps.get_models() if issubclass(model, SignedOff)]
