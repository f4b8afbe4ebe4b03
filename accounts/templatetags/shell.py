"""Addresses in templates, worked out once a process instead of once a page."""

import uuid
from functools import cache

from django import template
from django.templatetags.static import static
from django.urls import reverse

register = template.Library()

# Stand for the ids and slugs of rows while an address is worked out.
IDS = tuple(uuid.UUID(int=n, version=4) for n in (1, 2, 3))
SLUGS = ("slug-placeholder-1", "slug-placeholder-2", "slug-placeholder-3")


@register.simple_tag
@cache
def asset(path: str) -> str:
    """The address of a static file, with its hash."""
    return static(path)


@register.simple_tag
def link(name: str, *keys: uuid.UUID | str) -> str:
    """The address of a page under up to three ids or slugs.

    Much cheaper than `url`, which a page with many links would feel.
    """
    kinds = tuple(map(type, keys))
    address = _pattern(name, kinds)
    for stand_in, key in zip(_stand_ins(kinds), keys, strict=True):
        address = address.replace(str(stand_in), str(key))
    return address


@cache
def _pattern(name: str, kinds: tuple[type, ...]) -> str:
    return reverse(name, args=_stand_ins(kinds))


@cache
def _stand_ins(kinds: tuple[type, ...]) -> tuple[uuid.UUID | str, ...]:
    return tuple(
        IDS[place] if kind is uuid.UUID else SLUGS[place]
        for place, kind in enumerate(kinds)
    )
