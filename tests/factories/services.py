"""Service guides. A page is made below ``parent``, which must be given, and is public."""

import factory

from cms_pages.services.choices import ItemType
from cms_pages.services.models import GuidesPage, LifeEvent, ServiceGuidePage
from tests.factories.pages import PageFactory


class LifeEventFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = LifeEvent

    name = factory.Sequence(lambda n: f"人生事件{n}")


class GuidesPageFactory(PageFactory):
    class Meta:
        model = GuidesPage

    title = "办事指南"


class ServiceGuidePageFactory(PageFactory):
    """With ``counters`` and ``life_events``, if any are given."""

    class Meta:
        model = ServiceGuidePage

    title = factory.Sequence(lambda n: f"示例事项{n}办理")
    item_type = ItemType.SERVICE
