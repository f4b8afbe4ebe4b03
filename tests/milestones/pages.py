"""What a page says, without its tags."""

import html
import re

from django.http import HttpResponse


def main_of(response: HttpResponse) -> str:
    """The part of a page that is its own."""
    page = response.content.decode()
    return page[page.index("<main") : page.index("</main>")]


def words_of(response: HttpResponse) -> str:
    """The words of a page in one line."""
    text = re.sub(
        r"<(script|style|svg).*?</\1>", " ", main_of(response), flags=re.DOTALL
    )
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", text)).split())
