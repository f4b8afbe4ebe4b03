"""The marks of the pages as pictures for paper: one drawing, kept in one place."""

import re
from functools import cache
from typing import Final

from django.template.loader import render_to_string

#: Each mark with the color it has on paper.
MARKS: Final = {
    "sun": "#b9690f",
    "likely": "#b9690f",
    "moon": "#5d5fae",
    "cloud": "#6b7280",
    "star": "#23795b",
}
MARK_OF_CLASS: Final = {
    "reflex": "moon",
    "unclear": "cloud",
    "likely_social": "likely",
    "social": "sun",
    "laugh": "star",
}
SYMBOL: Final = re.compile(r'<symbol id="mark-(\w+)" ([^>]*)>(.*?)</symbol>', re.DOTALL)


@cache
def mark_pictures() -> dict[str, str]:
    """Every mark as an SVG of its own, by name."""
    sprite = render_to_string("components/sprite.html")
    return {
        name: (
            f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}>{drawing}</svg>'
        ).replace("currentColor", MARKS[name])
        for name, attributes, drawing in SYMBOL.findall(sprite)
        if name in MARKS
    }
