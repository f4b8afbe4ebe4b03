"""One person can be a parent and staff: the way from one hat to the other."""

from django import template

from babies.models import Viewer
from clinics.models import Staff

register = template.Library()


@register.simple_tag
def is_staff_somewhere(user: Viewer) -> bool:
    """Whether somebody works at a clinic; asked on the page of settings only."""
    return Staff.objects.of(user).exists()
