"""The journeys of the demonstration. Chinese data, not interface."""

from cms_pages.services.demo.records import Journey

JOURNEYS: tuple[Journey, ...] = ()
