"""Translating pages publishes nothing that the person may not publish, and no file breaks it."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from wagtail.models import Locale, Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation

import pytest
from pytest_django import DjangoCaptureOnCommitCallbacks

from cms_pages.general.models import HomePage, SectionPage
from fazhi.departments.models import Role
from fazhi.departments.provisioning import provision_roles
from tests.factories.accounts import UserFactory
from tests.factories.departments import MembershipFactory
from tests.factories.pages import (
    SectionPageFactory,
    StandardPageFactory,
    found_home,
    go_live,
    locale,
    translate,
)

pytestmark = pytest.mark.django_db

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
NO_PO_FILE = "请上传一个有效的 PO 文件"


@pytest.fixture
def section() -> SectionPage:
    """A public section of a site in two languages whose home page is translated."""
    home: HomePage = found_home()
    translate(home)
    provision_roles()
    return SectionPageFactory.create(parent=home)


def browser(*roles: Role) -> Client:
    user = UserFactory.create()
    for role in roles:
        MembershipFactory.create(user=user, role=role)
    client = Client()
    client.force_login(user, backend=BACKEND)
    return client


def submit(client: Client, page: Page, language: Locale | None = None) -> None:
    url = reverse("wagtail_localize:submit_page_translation", args=[page.pk])
    client.post(url, {"locales": [(language or locale("en")).pk]})


def translated(page: Page) -> Page | None:
    found: Page | None = page.get_translation_or_none(locale("en"))
    return found


def upload(client: Client, translation: Translation, content: bytes) -> str:
    """What the editor of the translation says after a file was sent."""
    url = reverse("wagtail_localize:upload_pofile", args=[translation.pk])
    target = translation.get_target_instance()
    back = reverse("wagtailadmin_pages:edit", args=[target.pk])
    file = SimpleUploadedFile("words.po", content)
    response = client.post(url, {"file": file, "next": back}, follow=True)
    assert response.status_code == 200
    return response.content.decode()


def po(translation: Translation, *, identity: str | None = None) -> bytes:
    file = translation.export_po()
    if identity is not None:
        file.metadata["X-WagtailLocalize-TranslationID"] = identity
    for entry in file:
        entry.msgstr = "Translated"
    return str(file).encode()


def test_an_author_starts_a_translation_as_a_draft(section: SectionPage) -> None:
    author = browser(Role.AUTHOR)
    submit(author, section)
    draft = translated(section)
    assert draft is not None
    assert not draft.live


@pytest.mark.parametrize("role", [role for role in Role if role != Role.AUTHOR])
def test_no_other_role_starts_a_translation(role: Role, section: SectionPage) -> None:
    submit(browser(role), section)
    assert translated(section) is None


def test_an_author_puts_no_untranslated_page_in_public_on_the_way(section: SectionPage) -> None:
    page = StandardPageFactory.create(parent=section)
    author = browser(Role.AUTHOR)
    submit(author, page)
    assert translated(page) is None
    assert translated(section) is None
    url = reverse("wagtail_localize:submit_page_translation", args=[page.pk])
    assert "上级页面已有译文" in author.get(url).content.decode()
    submit(author, section)
    submit(author, page)
    assert translated(page) is not None


def test_the_page_above_is_translated_first_by_administrators_as_well(
    admin_client: Client, section: SectionPage
) -> None:
    page = StandardPageFactory.create(parent=section)
    submit(admin_client, page)
    assert translated(page) is None
    submit(admin_client, section)
    submit(admin_client, page)
    assert translated(page) is not None


@pytest.mark.parametrize("roles", [(Role.AUTHOR,), (Role.AUTHOR, Role.PUBLISHER)])
def test_updating_translations_publishes_nothing(
    roles: tuple[Role, ...],
    section: SectionPage,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    client = browser(*roles)
    submit(client, section)
    url = reverse(
        "wagtail_localize:update_translations", args=[Translation.objects.get().source_id]
    )
    assert '<li class="publish-translations-field">' not in client.get(url).content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post(url, {"publish_translations": "on"}).status_code == 302
    target = translated(section)
    assert target is not None
    assert not target.live


@pytest.mark.parametrize("is_public", [False, True])
@pytest.mark.parametrize("roles", [(Role.AUTHOR,), (Role.AUTHOR, Role.PUBLISHER)])
def test_no_translation_becomes_public_or_goes_by_being_turned_back_into_a_copy(
    roles: tuple[Role, ...], is_public: bool, section: SectionPage
) -> None:
    submit(browser(Role.AUTHOR), section)
    target = translated(section)
    assert target is not None
    if is_public:
        go_live(target.get_latest_revision())
    browser(*roles).post(reverse("wagtail_localize:convert_to_alias", args=[target.pk]))
    target.refresh_from_db()
    assert target.live is is_public
    assert target.alias_of_id is None


@pytest.fixture
def translation(section: SectionPage) -> Translation:
    submit(browser(Role.AUTHOR), section)
    return Translation.objects.get()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        "随便一个文本文件".encode(),
        b'msgid "x',
        b'msgctxt "x"\nmsgid "a"\nmsgstr "b"\n',
        b'msgid "a"\nmsgstr[x] "b"\n',
        b"\xff\xfe\x00",
        b"# " + b"x" * 3_000_000,
    ],
)
def test_another_file_than_a_translation_is_refused_in_words(
    content: bytes, translation: Translation
) -> None:
    assert NO_PO_FILE in upload(browser(Role.AUTHOR), translation, content)


def test_a_file_with_a_nul_is_refused_in_words(translation: Translation) -> None:
    content = po(translation).replace(b"Translated", b"A\x00b")
    assert NO_PO_FILE in upload(browser(Role.AUTHOR), translation, content)
    assert not StringTranslation.objects.exists()


def test_a_file_of_another_translation_changes_nothing(translation: Translation) -> None:
    upload(browser(Role.AUTHOR), translation, po(translation, identity="another"))
    assert not StringTranslation.objects.exists()


def test_the_file_of_the_translation_is_taken(translation: Translation) -> None:
    upload(browser(Role.AUTHOR), translation, po(translation))
    assert set(StringTranslation.objects.values_list("data", flat=True)) == {"Translated"}


def test_who_may_not_edit_uploads_nothing(translation: Translation) -> None:
    url = reverse("wagtail_localize:upload_pofile", args=[translation.pk])
    browser(Role.AUDITOR).post(url, {"file": SimpleUploadedFile("a.po", po(translation))})
    assert not StringTranslation.objects.exists()


def test_a_nul_in_a_translated_sentence_is_a_bad_request(translation: Translation) -> None:
    segment = StringSegment.objects.filter(source=translation.source).earliest("pk")
    url = reverse("wagtail_localize:edit_string_translation", args=[translation.pk, segment.pk])
    kind = "application/x-www-form-urlencoded"
    author = browser(Role.AUTHOR)
    assert author.put(url, "value=A%00b", content_type=kind).status_code == 400
    assert not StringTranslation.objects.exists()
    assert author.put(url, "value=Ab", content_type=kind).status_code < 300
