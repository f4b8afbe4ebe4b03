"""Drawings in templates."""

from django import template

from accounts.qr import QR, qr

register = template.Library()


@register.simple_tag
def qr_code(text: str) -> QR:
    """The QR code of a text, for `components/qr.html`."""
    return qr(text)
