"""A town of ten thousand pages for `benchmarks.signoff`: signed and public, under way, and drafts.

Rows are written many at once, and are those that the software writes one by one: `verify_signoffs`
finds nothing wrong with them. What is under way is submitted as people submit it.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import product
from typing import Any

PAGES, UNDER_WAY, DRAFTS, SECTIONS = 10_000, 400, 100, 40
AT_ONCE = 500
AUTHOR, SIGNATORY, HEAD, ADMINISTRATOR = "author", "signatory", "head", "administrator"
WRITER = "writer"  # of every version; who signs as well
CONTENT = "The market office weighs again whatever a buyer doubts, at once and free of charge. "


def make(departments: int) -> None:
    """Fills an installation that has been migrated; everybody has their role in every department."""
    from django.db import transaction

    from cms_pages.general.models import StandardPage
    from fazhi.accounts.models import User
    from tests.factories.pages import SectionPageFactory, found_home

    with transaction.atomic():
        offices = _people(departments)
        home = found_home(responsible_department=offices[0])
        author = User.objects.get(username=AUTHOR)
        _rules(home)
        sections = [SectionPageFactory.create(parent=home) for _n in range(SECTIONS)]
        public = PAGES - UNDER_WAY - DRAFTS
        for section, number in zip(sections, _shares(public, SECTIONS), strict=True):
            pages = _pages(section, number, offices, author, live=True)
            _sign(pages)
            _end_workflows(pages, author)
        waiting = [
            page
            for section in sections
            for page in _pages(section, UNDER_WAY // SECTIONS, offices, author)
        ]
        drafts = SectionPageFactory.create(parent=home, title="Drafts")
        _pages(drafts, DRAFTS, offices, author)
    assert StandardPage.objects.count() == PAGES
    for page in waiting:
        _submit(page, author)


def _shares(number: int, parts: int) -> list[int]:
    return [number // parts + (n < number % parts) for n in range(parts)]


def _people(departments: int) -> list[Any]:
    from fazhi.departments.models import Role
    from fazhi.departments.provisioning import provision_roles
    from tests.factories.accounts import AdministratorFactory, UserFactory
    from tests.factories.departments import DepartmentFactory, MembershipFactory

    provision_roles()
    offices = [DepartmentFactory.create(name=f"Office {n}") for n in range(departments)]
    posts = {
        AUTHOR: [Role.AUTHOR],
        WRITER: [Role.AUTHOR, Role.SIGNATORY],
        SIGNATORY: [Role.SIGNATORY],
        HEAD: [Role.DEPARTMENT_HEAD],
    }
    for name, roles in posts.items():
        user = UserFactory.create(username=name)
        for role, office in product(roles, offices):
            MembershipFactory.create(user=user, role=role, department=office)
    MembershipFactory.create(role=Role.PUBLISHER, department=offices[0])
    AdministratorFactory.create(username=ADMINISTRATOR)
    return offices


def _rules(home: Any) -> None:
    """A submission begins at the department's own step, where all of it waits then."""
    from fazhi.signoff.models import LegalReview, SectionRules

    SectionRules.objects.create(page=home, copy_check=False, legal_review=LegalReview.NEVER)


def _pages(
    section: Any, number: int, offices: Sequence[Any], author: Any, *, live: bool = False
) -> list[Any]:
    """Pages below a section, each with a revision; written many at once."""
    from wagtail.models import Page

    section.refresh_from_db()
    pages = list(_unsaved(section, number, offices, author, live=live))
    core = [field.attname for field in Page._meta.concrete_fields]
    rows = [Page(**{name: getattr(page, name) for name in core}) for page in pages]
    for page, row in zip(pages, Page.objects.bulk_create(rows, AT_ONCE), strict=True):
        page.pk = page.id = row.pk
    for page in pages:
        page.save_base(raw=True, force_insert=True)  # the part of its own type
    Page.objects.filter(pk=section.pk).update(numchild=section.numchild + number)
    _write_revisions(pages)
    return pages


def _unsaved(
    section: Any, number: int, offices: Sequence[Any], author: Any, *, live: bool
) -> Iterator[Any]:
    from django.contrib.contenttypes.models import ContentType
    from django.utils import timezone

    from cms_pages.general.models import StandardPage

    kind = ContentType.objects.get_for_model(StandardPage)
    now = timezone.now()
    for n in range(section.numchild, section.numchild + number):
        title = f"Page {n} of {section.title}"
        yield StandardPage(
            title=title,
            draft_title=title,
            slug=f"page-{n}",
            path=StandardPage._get_path(section.path, section.depth + 1, n + 1),
            depth=section.depth + 1,
            url_path=f"{section.url_path}page-{n}/",
            locale_id=section.locale_id,
            content_type=kind,
            owner=author,
            live=live,
            first_published_at=now if live else None,
            last_published_at=now if live else None,
            has_unpublished_changes=not live,
            latest_revision_created_at=now,
            responsible_department=offices[n % len(offices)],
            reviewed_on=now.date() if live else None,
            review_due_on=now.date() + dt.timedelta(days=30 + n) if live else None,
            search_description="What a buyer can ask for.",
            body=[("text", f"<p>{CONTENT * 5}</p>")],
        )


def _write_revisions(pages: Sequence[Any]) -> None:
    from django.contrib.contenttypes.models import ContentType

    from wagtail.models import Page, Revision

    from fazhi.accounts.models import User

    writer = User.objects.get(username=WRITER)
    revisions = Revision.objects.bulk_create(
        [
            Revision(
                base_content_type=ContentType.objects.get_for_model(Page),
                content_type=page.content_type,
                object_id=str(page.pk),
                user=writer,
                object_str=str(page),
                content=page.serializable_data(),
                created_at=page.latest_revision_created_at,
            )
            for page in pages
        ],
        AT_ONCE,
    )
    for page, revision in zip(pages, revisions, strict=True):
        page.latest_revision = revision
        page.live_revision = revision if page.live else None
        known = {name: getattr(page, name) for name in ("latest_revision", "live_revision")}
        Page.objects.filter(pk=page.pk).update(**known)


def _sign(pages: Sequence[Any]) -> None:
    """The contents and the records of pages that are public."""
    from fazhi.signoff.models import ChainHead, SignedContent, SignOffRecord
    from fazhi.signoff.snapshot import snapshot_of

    head, _is_new = ChainHead.objects.get_or_create(pk=1)
    contents = [SignedContent.of(snapshot_of(page)) for page in pages]
    SignedContent.objects.bulk_create(contents, AT_ONCE)
    records = []
    for page, content in zip(pages, contents, strict=True):
        for said in _acts(page, content.digest):
            record = SignOffRecord(number=head.number + 1, previous=head.digest, **said)
            record.digest = record.reckoned_digest()
            head.number, head.digest = record.number, record.digest
            records.append(record)
    SignOffRecord.objects.bulk_create(records, AT_ONCE)
    head.save()


def _acts(page: Any, content: str) -> Iterator[dict[str, Any]]:
    """What the records of a page say that was submitted, signed, released and published."""
    from fazhi.signoff.acts import Act
    from fazhi.signoff.permits import department_of
    from fazhi.signoff.steps import Step
    from fazhi.signoff.targets import names_of

    common = {
        "content": content,
        "made_at": page.latest_revision_created_at,
        "person": "Somebody",
        **names_of(page),
        **department_of(page),
    }
    steps = [Step.DEPARTMENT.value, Step.PUBLICATION.value]
    yield {**common, "act": Act.SUBMITTED, "details": {"steps": steps, "registered": ""}}
    yield {**common, "act": Act.SIGNED, "details": {"step": steps[0]}}
    yield {**common, "act": Act.RELEASED, "details": {"step": steps[1]}}
    yield {**common, "act": Act.PUBLISHED}


def _end_workflows(pages: Sequence[Any], by: Any) -> None:
    """What Wagtail's workflow and the worklist keep of submissions that have ended."""
    from django.contrib.contenttypes.models import ContentType
    from django.utils import timezone

    from wagtail.models import Page, TaskState, WorkflowState

    from fazhi.signoff.asking import KIND
    from fazhi.signoff.models import SignOffTask, SignOffTaskState
    from fazhi.signoff.steps import Step
    from fazhi.worklist.models import Task
    from fazhi.worklist.states import State

    kind = ContentType.objects.get_for_model(SignOffTaskState)
    now = timezone.now()
    common = {
        "base_content_type": ContentType.objects.get_for_model(Page),
        "workflow": pages[0].get_workflow(),
        "status": WorkflowState.STATUS_APPROVED,
        "requested_by": by,
    }
    workflows = WorkflowState.objects.bulk_create(
        [
            WorkflowState(object_id=str(page.pk), content_type=page.content_type, **common)
            for page in pages
        ],
        AT_ONCE,
    )
    steps = SignOffTask.objects.order_by("pk")
    taken = {Step.DEPARTMENT, Step.PUBLICATION}
    states = [
        SignOffTaskState(
            workflow_state=workflow,
            revision=page.latest_revision,
            task=step.task_ptr,
            status=TaskState.STATUS_APPROVED if step.step in taken else TaskState.STATUS_SKIPPED,
            started_at=now,
            finished_at=now,
            content_type=kind,
            department=page.responsible_department if step.step in taken else None,
        )
        for (page, workflow), step in product(zip(pages, workflows, strict=True), steps)
    ]
    core = [field.attname for field in TaskState._meta.concrete_fields]
    rows = [TaskState(**{name: getattr(state, name) for name in core}) for state in states]
    for state, row in zip(states, TaskState.objects.bulk_create(rows, AT_ONCE), strict=True):
        state.pk = state.id = row.pk
        state.save_base(raw=True, force_insert=True)
    for workflow, last in zip(workflows, rows[len(steps) - 1 :: len(steps)], strict=True):
        WorkflowState.objects.filter(pk=workflow.pk).update(current_task_state=last)
    Task.objects.bulk_create(
        [
            Task(
                kind=KIND,
                about_type=kind,
                about_id=str(state.pk),
                title="A step",
                due_on=now.date(),
                department=state.department,
                opened_by=by,
                state=State.DONE,
                ended_at=now,
            )
            for state in states
            if state.department
        ],
        AT_ONCE,
    )


def _submit(page: Any, by: Any) -> None:
    from fazhi.signoff.snapshot import version_of
    from fazhi.signoff.submitting import submit

    row = type(page).objects.get(pk=page.pk)
    submit(row, by, version=version_of(row.get_latest_revision()))
