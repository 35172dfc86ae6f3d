"""Service guides, the page that gathers them, journeys over several of them, moments of life."""

from cms_pages.services.models.guide import ServiceGuidePage
from cms_pages.services.models.guides_page import GuidesPage
from cms_pages.services.models.journey import JourneyPage
from cms_pages.services.models.life_events import LifeEvent
from cms_pages.services.models.plain_words import PlainWord

__all__ = ["GuidesPage", "JourneyPage", "LifeEvent", "PlainWord", "ServiceGuidePage"]
