"""What the demonstration town lacks and some addresses need: one of everything that staff can make."""

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile

from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.models import Collection, GroupApprovalTask, Page, UploadedFile, Workflow, WorkflowTask
from wagtail_localize.models import Translation, TranslationSource

from cms_pages.general.models import StandardPage
from fazhi.accounts.models import User
from tests.factories.media import DocumentFactory


def furnish() -> None:
    """Adds them to the loaded demonstration."""
    page = example_page()
    page.save_revision()
    page.create_alias(update_slug="alias", parent=page.get_parent())
    DocumentFactory.create()
    Collection.get_first_root_node().add_child(name="示例文件夹")
    Redirect.add_redirect("/old-address", page)
    task = GroupApprovalTask.objects.create(name="示例任务")
    WorkflowTask.objects.create(workflow=Workflow.objects.create(name="示例流程"), task=task)
    UploadedFile.objects.create(
        for_content_type=ContentType.objects.get_for_model(get_document_model()),
        file=ContentFile(b"%PDF-1.4", name="example.pdf"),
        uploaded_by_user=User.objects.filter(is_superuser=True).first(),
    )
    source, _made = TranslationSource.update_or_create_from_instance(page)
    english = next(code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES if code != "zh-hans")
    locale = type(page.locale).objects.get(language_code=english)
    Translation.objects.create(source=source, target_locale=locale)


def example_page() -> Page:
    """The page that the addresses of pages are asked about: published, below a section."""
    page: Page = StandardPage.objects.live().filter(locale__language_code="zh-hans").earliest("pk")
    return page
