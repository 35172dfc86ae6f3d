"""What surrounds a page, ready for templates: read once for each language, then remembered."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace

from django.conf import settings
from django.core.cache import cache
from django.urls import NoReverseMatch, reverse
from django.utils.encoding import escape_uri_path
from django.utils.translation import get_language, get_language_info, gettext, override

from wagtail.models import Page, PageViewRestriction, Site

from fazhi.navigation.destinations import find_destination
from fazhi.navigation.models import Mark, MenuItem, SiteSettings
from fazhi.telephones import tel_uri
from fazhi.town.models import Town

CACHE_KEY = "navigation:frame:{}"
# Processes without a shared cache hear of a change in another one this late.
REMEMBERED_SECONDS = 60


@dataclass(frozen=True)
class MenuLink:
    """A line of a menu that leads somewhere; ``description`` is for tiles."""

    url: str
    label: str
    description: str = ""


@dataclass(frozen=True)
class HotlineLink:
    """A number to call."""

    number: str
    label: str

    @property
    def url(self) -> str:
        """Calls the number where the device can."""
        return tel_uri(self.number)


@dataclass(frozen=True)
class CorrectionLink:
    """Where mistakes of the site are reported; ``leaves`` it for the official entrance."""

    url: str
    leaves: bool = False


@dataclass(frozen=True)
class Language:
    """A language that the site has a public home page in; ``name`` is in that language."""

    code: str
    name: str
    home_url: str
    locale_id: int
    home_id: int


@dataclass(frozen=True)
class Ground:
    """Where the page tree is served: the site, and its home page in the active language."""

    site: Site
    home_id: int
    home_type_id: int
    home_path: str
    home_url: str


@dataclass(frozen=True)
class Frame:
    """Identity, menus, hotlines and languages in one language."""

    name: str
    home_url: str
    tagline: str = ""
    mark: str = Mark.BRIDGE
    owner: str = ""
    organiser: str = ""
    phone: str = ""
    address: str = ""
    identification_code: str = ""
    icp_number: str = ""
    police_number: str = ""
    police_code: str = ""
    main_menu: tuple[MenuLink, ...] = ()
    footer_menu: tuple[MenuLink, ...] = ()
    hotlines: tuple[HotlineLink, ...] = ()
    languages: tuple[Language, ...] = ()
    correction: CorrectionLink | None = None
    search_url: str = ""
    suggestions_url: str = ""
    villages_url: str = ""
    my_village_url: str = ""
    private_paths: tuple[str, ...] = ()
    ground: Ground | None = None  # only where the installation has one site

    @property
    def language_codes(self) -> list[str]:
        """Codes of the languages that the site has a public home page in."""
        return [language.code for language in self.languages]

    def address_of(self, page: Page) -> str:
        """The address of a page in the frame's language; no query where there is one site."""
        ground = self.ground
        if ground and page.url_path.startswith(ground.home_path):
            below = page.url_path.removeprefix(ground.home_path)
            return f"{ground.home_url}{escape_uri_path(below)}"
        return page.get_url() or ""

    def language(self, code: str) -> Language | None:
        """The language with a code, where the site has a public home page in it."""
        return next((language for language in self.languages if language.code == code), None)

    @property
    def has_imprint(self) -> bool:
        """Whether anything is known of who answers for the site."""
        known = (self.owner, self.organiser, self.address, self.phone)
        return any((*known, self.identification_code, self.icp_number, self.police_number))

    @property
    def is_demo(self) -> bool:
        """Whether pages say that they are a demonstration."""
        return Town.objects.is_demo()


# The frames that the request at hand has looked up, by language.
_of_request: ContextVar[dict[str, Frame] | None] = ContextVar("frames", default=None)


@contextmanager
def one_request() -> Iterator[None]:
    """Within it each frame is looked up once."""
    token = _of_request.set({})
    try:
        yield
    finally:
        _of_request.reset(token)


def current_frame() -> Frame:
    """The frame in the active language; no query while it is remembered."""
    language = get_language() or settings.LANGUAGE_CODE
    at_hand = _of_request.get()
    if at_hand is not None and language in at_hand:
        return at_hand[language]
    key = CACHE_KEY.format(language)
    frame: Frame | None = cache.get(key)
    if frame is None:
        frame = read_frame(language)
        cache.set(key, frame, REMEMBERED_SECONDS)
    if at_hand is not None:
        at_hand[language] = frame
    return frame


def forget_frames() -> None:
    """Drops what is remembered, after something that it shows has changed."""
    cache.delete_many(CACHE_KEY.format(code) for code, _name in settings.LANGUAGES)
    if (at_hand := _of_request.get()) is not None:
        at_hand.clear()


def read_frame(language: str) -> Frame:
    """The frame as the database has it, in ``language``, which must be the active one."""
    return _with_ways(_identity(language))


def _identity(language: str) -> Frame:
    found = SiteSettings.objects.first()
    private = tuple(PageViewRestriction.objects.values_list("page__path", flat=True))
    sites = list(Site.objects.order_by("-is_default_site")[:2])
    homes = _homes(sites[0]) if sites and sites[0].is_default_site else []
    unnamed = Frame(
        name=gettext("Rule of law"),
        home_url=_home_url(language),
        languages=_languages(homes, private, alone=len(sites) == 1),
        private_paths=private,
        ground=_ground(sites[0], homes, language) if homes and len(sites) == 1 else None,
    )
    if found is None:
        return unnamed
    main, footer = _menus(found, unnamed, language)
    return replace(
        unnamed,
        name=_in(language, found, "site_name") or unnamed.name,
        tagline=_in(language, found, "tagline"),
        mark=found.mark,
        owner=_in(language, found, "owner"),
        organiser=_in(language, found, "organiser"),
        phone=found.phone,
        address=_in(language, found, "address"),
        identification_code=found.identification_code,
        icp_number=found.icp_number,
        police_number=found.police_number,
        police_code=found.police_code,
        main_menu=main,
        footer_menu=footer,
        hotlines=tuple(
            HotlineLink(h.number, _in(language, h, "label")) for h in found.hotlines.all()
        ),
        correction=correction_link(found),
    )


def correction_link(found: SiteSettings) -> CorrectionLink | None:
    """The official entrance (我为政府网站找错), else the site's own form, else nothing."""
    if found.correction_url:
        return CorrectionLink(found.correction_url, leaves=True)
    own = _address("feedback:new")
    return CorrectionLink(f"{own}?kind=correction") if own else None


def _with_ways(frame: Frame) -> Frame:
    """Adds what pages offer where this installation has it and something is on it."""
    villages = find_destination("places:villages")
    villages_url = (villages.url() if villages else None) or ""
    return replace(
        frame,
        search_url=_address("search"),
        suggestions_url=_address("search_suggestions"),
        villages_url=villages_url,
        my_village_url=_address("places:my_village") if villages_url else "",
    )


def _address(url_name: str) -> str:
    """The address of a view without arguments; empty where no room has it."""
    try:
        return reverse(url_name)
    except NoReverseMatch:
        return ""


def is_open(page: Page, private: tuple[str, ...]) -> bool:
    """Whether no restriction lies on ``page`` or above it; ``private`` as a frame has it."""
    return not page.path.startswith(private)


def _in(language: str, source: object, field: str) -> str:
    """The field in the language; Chinese where the other one is empty."""
    chinese: str = getattr(source, field)
    return (getattr(source, f"{field}_en") or chinese) if language == "en" else chinese


def _menus(
    found: SiteSettings, frame: Frame, language: str
) -> tuple[tuple[MenuLink, ...], tuple[MenuLink, ...]]:
    main = list(found.main_menu.select_related("page"))
    footer = list(found.footer_menu.select_related("page"))
    keys = {item.page.translation_key for item in (*main, *footer) if item.page}
    pages = {
        page.translation_key: (page, frame.address_of(page))
        for page in _public_pages(keys, language, frame.private_paths)
    }
    return tuple(_links(main, language, pages)), tuple(_links(footer, language, pages))


def _public_pages(
    translation_keys: Iterable[object], language: str, private: tuple[str, ...]
) -> list[Page]:
    pages = Page.objects.filter(
        translation_key__in=list(translation_keys), locale__language_code=language
    )
    return [page for page in pages.live() if is_open(page, private)]


def _links(
    items: Iterable[MenuItem], language: str, pages: dict[object, tuple[Page, str]]
) -> Iterable[MenuLink]:
    for item in items:
        label = item.label_en if language == "en" else item.label
        if item.page:
            page, address = pages.get(item.page.translation_key, (None, ""))
            if page and address:
                yield MenuLink(address, label or page.title, page.search_description)
        elif destination := find_destination(item.destination):
            url = destination.url()
            if url:
                yield MenuLink(url, label or str(destination.label), str(destination.description))


def _homes(site: Site) -> list[Page]:
    """The home page of a site in each language, drafts too."""
    key = Page.objects.filter(pk=site.root_page_id).values("translation_key")
    return list(Page.objects.filter(translation_key__in=key).select_related("locale"))


def _languages(
    homes: Iterable[Page], private: tuple[str, ...], *, alone: bool
) -> tuple[Language, ...]:
    """The languages of public home pages, in the order of the settings; ``alone`` on one site."""
    found = {
        home.locale.language_code: home for home in homes if home.live and is_open(home, private)
    }
    return tuple(
        Language(
            code,
            get_language_info(code)["name_local"],
            _home_url(code) if alone else found[code].get_url() or "",
            found[code].locale_id,
            found[code].pk,
        )
        for code, _name in settings.LANGUAGES
        if code in found
    )


def _ground(site: Site, homes: Iterable[Page], language: str) -> Ground:
    """As Wagtail has it: the home page of the site, or its public translation."""
    root = next(home for home in homes if home.pk == site.root_page_id)
    translated = (home for home in homes if home.live and home.locale.language_code == language)
    home = next(translated, root)
    url = _home_url(home.locale.language_code)
    return Ground(site, home.pk, home.content_type_id, home.url_path, url)


def _home_url(language: str) -> str:
    """Where the home page is served in a language."""
    with override(language):
        return reverse("wagtail_serve", args=[""])
