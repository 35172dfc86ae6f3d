from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DesignSystemConfig(AppConfig):
    name = "fazhi.design_system"
    verbose_name = _("Design system")
