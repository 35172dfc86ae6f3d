"""What the demonstration town lacks and some addresses need: one of everything that staff can make."""

import datetime as dt

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.db.models import Model

from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    Page,
    TaskState,
    UploadedFile,
    Workflow,
    WorkflowState,
    WorkflowTask,
)
from wagtail_localize.models import Translation, TranslationSource

from cms_pages.general.models import HomePage, StandardPage
from cms_pages.services.models import GuidesPage
from events.models import Frequency, Series, SessionFeedback
from events.seats.registering import register
from fazhi.accounts.models import User
from fazhi.departments.groups import role_group
from fazhi.departments.models import Membership, Role
from fazhi.people.models import Person
from fazhi.signoff.models import Correction, PaperApproval, SignOffTaskState
from fazhi.signoff.models.correction import CorrectionKind
from fazhi.signoff.targets import key_of, label_of
from fazhi.workdays import today
from legal_library.importers import running
from tests.factories.certificates import certificate, official_seal
from tests.factories.events import (
    LecturePageFactory,
    LecturesPageFactory,
    SessionFactory,
    SpeakerFactory,
    applying,
)
from tests.factories.events import ThemeFactory as EventThemeFactory
from tests.factories.legal_library import (
    ArticleNoteFactory,
    FindingFactory,
    ThemeFactory,
    import_regulation,
    regulation_text,
    released_law,
)
from tests.factories.media import DocumentFactory, FilmFactory, pdf_bytes, picture_bytes
from tests.factories.pages import StandardPageFactory
from tests.factories.search import PromotionFactory, SearchCountFactory, WordSetFactory

MODERATION = "示例流程"


def furnish() -> None:
    """Adds them to the loaded demonstration."""
    page = example_page()
    page.save_revision()
    page.create_alias(update_slug="alias", parent=page.get_parent())
    _moderate(StandardPageFactory.create(parent=page.get_parent()))
    released_law()
    DocumentFactory.create()
    FilmFactory.create()
    Collection.get_first_root_node().add_child(name="示例文件夹")
    Redirect.add_redirect("/旧网址", page)
    _upload(get_document_model(), ContentFile(pdf_bytes(), name="example.pdf"))
    _upload(get_image_model(), ContentFile(picture_bytes(), name="example.jpg"))
    source, _made = TranslationSource.update_or_create_from_instance(page)
    english = next(code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES if code != "zh-hans")
    locale = type(page.locale).objects.get(language_code=english)
    Translation.objects.create(source=source, target_locale=locale)
    membership = Membership.objects.active().first()
    assert membership is not None
    membership.ends_on = today() + dt.timedelta(days=100)
    membership.save()  # which is reminded of
    _library()
    _search()
    _sign_off(page)
    _certificate()
    _lectures()


def _sign_off(page: Page) -> None:
    """An approval on paper for a step that waits, and a correction that somebody proposes."""
    author = User.objects.get(username="demo-author")
    PaperApproval.objects.create(
        step=SignOffTaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS).earliest("pk"),
        version="1-example",
        signer=User.objects.get(username="demo-signatory"),
        signed_on=today(),
        scan=ContentFile(pdf_bytes(), name="example.pdf"),
        entered_by=author,
    )
    Correction.objects.create(
        model=label_of(page),
        key=key_of(page),
        version="1-example",
        kind=CorrectionKind.TYPO,
        words="改正错字。",
        proposed_by=author,
    )


def _certificate() -> None:
    """One of the department that the author writes for, which has a seal."""
    author = User.objects.get(username="demo-author")
    department = Membership.objects.active().filter(user=author).earliest("pk").department
    certificate(department=department, person=Person.objects.earliest("pk"))
    official_seal(department)


def _lectures() -> None:
    """A lecture with a session of the author's department, somebody in it, and an answer."""
    department = Membership.objects.get(user__username="demo-author").department
    programme = LecturesPageFactory.create(parent=HomePage.objects.earliest("pk"))
    lecture = LecturePageFactory.create(parent=programme)
    EventThemeFactory.create()
    SpeakerFactory.create()
    day = today() + dt.timedelta(days=10)
    series = Series.objects.create(
        name="示例系列",
        lecture=lecture,
        frequency=Frequency.WEEKLY,
        first_day=day,
        last_day=day + dt.timedelta(days=20),
    )
    session = SessionFactory.create(
        department=department, lecture=lecture, series=series, series_day=day
    )
    register(session, applying(1))
    SessionFeedback.objects.create(session=session, understood=3, useful=2, wish="", day=today())


def _search() -> None:
    """Everyday words, a recommendation, a query."""
    WordSetFactory.create()
    PromotionFactory.create()
    SearchCountFactory.create()


def _library() -> None:
    """A law with a version that is to be verified, a finding, a note, a theme, an import."""
    version = import_regulation()
    FindingFactory.create(version=version)
    ArticleNoteFactory.create(law=version.law, digest=version.provisions.get(path="art_1").digest)
    ThemeFactory.create(name="示例主题", slug="example")
    administrator = User.objects.filter(is_superuser=True).earliest("pk")
    running.begin("示例.txt", regulation_text("另一示例条例").encode(), by=administrator)


def _moderate(page: Page) -> None:
    """Sends ``page`` to the copy checkers."""
    task = GroupApprovalTask.objects.create(name="示例任务")
    task.groups.add(role_group(Role.COPY_CHECKER))
    workflow = Workflow.objects.create(name=MODERATION)
    WorkflowTask.objects.create(workflow=workflow, task=task)
    workflow.start(page, User.objects.filter(is_superuser=True).first())


def _upload(model: type[Model], file: ContentFile[bytes]) -> None:
    """A file of several that the administrator has uploaded and not yet described."""
    UploadedFile.objects.create(
        for_content_type=ContentType.objects.get_for_model(model),
        file=file,
        uploaded_by_user=User.objects.filter(is_superuser=True).first(),
    )


def guides_page() -> Page:
    """The page of service guides, below which they are imported."""
    return GuidesPage.objects.get()


def example_page() -> Page:
    """The page that the addresses of pages are asked about: published, below a section."""
    page: Page = StandardPage.objects.live().filter(locale__language_code="zh-hans").earliest("pk")
    return page


def moderated_page() -> Page:
    """The page that waits for its moderators."""
    state = WorkflowState.objects.get(workflow__name=MODERATION)
    page: Page = state.content_object
    return page


def alias_page() -> Page:
    """The page that repeats another."""
    page: Page = StandardPage.objects.exclude(alias_of=None).earliest("pk")
    return page
