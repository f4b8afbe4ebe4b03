"""The icons of the installed app, drawn from our own SVG: `python -m scripts.icons`.

Plain ones are the round sun; maskable ones fill the square, since a phone cuts
them to its own shape.
"""

import re
from pathlib import Path

import typst

FOLDER = Path("static/img")
PAGE = """
#set page(width: {side}pt, height: {side}pt, margin: {margin}pt, fill: {fill})
#image("icon.svg", width: 100%)
"""
ICONS = {
    "icon-192": (192, False),
    "icon-512": (512, False),
    "icon-maskable-512": (512, True),
    "apple-touch-icon": (180, True),
}


def page(side: int, *, fills: bool) -> bytes:
    """One icon as a page to print."""
    svg = (FOLDER / "icon.svg").read_text()
    sun = re.findall(r'fill="(#\w+)"', svg)[0]
    fill = f'rgb("{sun}")' if fills else "none"
    margin = side // 20 if fills else 0
    return PAGE.format(side=side, margin=margin, fill=fill).encode()


def main() -> None:
    """Draw them all."""
    for name, (side, fills) in ICONS.items():
        source = FOLDER / f"{name}.typ"
        source.write_bytes(page(side, fills=fills))
        try:
            typst.compile(source, output=FOLDER / f"{name}.png", format="png", ppi=72)
        finally:
            source.unlink()


if __name__ == "__main__":
    main()
