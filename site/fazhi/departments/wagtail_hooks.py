from django.db.models import ForeignKey

from wagtail import hooks
from wagtail.admin.forms.models import register_form_field_override

from fazhi.departments.fields import DepartmentChoiceField
from fazhi.departments.models import Department
from fazhi.departments.viewsets import DepartmentsGroup

register_form_field_override(
    ForeignKey, to=Department, override={"form_class": DepartmentChoiceField}
)


@hooks.register("register_admin_viewset")
def register_departments() -> DepartmentsGroup:
    """The menu of departments."""
    return DepartmentsGroup()
