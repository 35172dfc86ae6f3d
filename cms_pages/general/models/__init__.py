"""The page types of every site, one a file."""

from cms_pages.general.models.contact import ContactPage
from cms_pages.general.models.home import HomePage
from cms_pages.general.models.notice import NoticePage
from cms_pages.general.models.section import SectionPage
from cms_pages.general.models.standard import StandardPage

__all__ = ["ContactPage", "HomePage", "NoticePage", "SectionPage", "StandardPage"]
