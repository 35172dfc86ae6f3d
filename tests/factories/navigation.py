import factory

from fazhi.navigation.models import FooterMenuItem, Hotline, MainMenuItem, SiteSettings


class SiteSettingsFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = SiteSettings

    site_name = "法治示例镇"
    site_name_en = "Rule of Law in Sample Town"


class HotlineFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Hotline

    number = "12345"
    label = "政务服务便民热线"
    label_en = "Government services"


class MainMenuItemFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = MainMenuItem


class FooterMenuItemFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = FooterMenuItem
