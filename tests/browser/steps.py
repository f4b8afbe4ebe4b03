"""What the browser tests do on a page, in a family's words."""

from datetime import UTC, datetime

from axe_playwright_python.base import AXE_SCRIPT
from django.conf import settings
from django.test import Client
from playwright.sync_api import Locator, Page, expect

from accounts.models import User
from babies.models import Baby

# Every rule of WCAG 2.2 up to AA, and the good habits that axe knows.
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLORS = ["color-contrast", "link-in-text-block"]
NO_COLORS = {rule: {"enabled": False} for rule in COLORS}
# Without preload, which only rules about sound and turned screens would use.
RUN_AXE = """
async ([only, rules]) => {
  const options = {runOnly: only, rules, resultTypes: ['violations'], preload: false};
  const found = await axe.run(document, options);
  return found.violations.flatMap(rule => rule.nodes.map(
    node => `${rule.id}: ${node.target.join(' ')} ${node.failureSummary}`));
}
"""
WEAR = """
theme => {
  const before = document.documentElement.dataset.theme ?? 'auto';
  document.documentElement.dataset.theme = theme;
  return before;
}
"""
ROWS = """
list => [...list.querySelectorAll('dt')].map(
  label => [label.innerText, label.nextElementSibling.innerText])
"""


def at(month: int, day: int, hour: int = 12, minute: int = 0) -> datetime:
    """A moment of 2026, the year of all stories, in UTC."""
    return datetime(2026, month, day, hour, minute, tzinfo=UTC)


def enter_as(phone: Page, site: str, user: User) -> None:
    """Be signed in, by the cookie alone."""
    client = Client()
    client.force_login(user)
    name = settings.SESSION_COOKIE_NAME
    cookie = {"name": name, "value": client.cookies[name].value, "url": site}
    phone.context.add_cookies([cookie])  # type: ignore[list-item]


def visit(phone: Page, site: str, baby: Baby, page: str = "") -> None:
    """Open a page of a baby; Today, if none is named."""
    phone.goto(f"{site}/babies/{baby.pk}/{page}")


def main(phone: Page) -> Locator:
    """The page without its bars and toasts."""
    return phone.locator("main")


def button(phone: Page, name: str) -> Locator:
    """The first button of that name."""
    return main(phone).get_by_role("button", name=name, exact=True).first


def follow(phone: Page, name: str) -> None:
    """Tap the first link of that name, wherever it is, and wait for what it shows."""
    before = phone.url
    phone.get_by_role("link", name=name, exact=True).first.tap()
    phone.wait_for_url(lambda url: url != before)


def assert_told(phone: Page, words: str) -> None:
    """A toast says these words."""
    expect(phone.locator(".toasts")).to_contain_text(words)


def assert_says(phone: Page, *sentences: str) -> None:
    """Each of the sentences can be read on the page now."""
    for sentence in sentences:
        expect(main(phone)).to_contain_text(sentence, use_inner_text=True)


def assert_never_says(phone: Page, *sentences: str) -> None:
    """None of the sentences stands on the page, folded away or not."""
    for sentence in sentences:
        expect(main(phone)).not_to_contain_text(sentence)


def sums(phone: Page) -> list[list[str]]:
    """The arithmetic of the smile window, line by line."""
    rows: list[list[str]] = phone.locator("dl.sum").evaluate(ROWS)
    return rows


def barriers_but_colors(phone: Page) -> list[str]:
    """What axe finds in the way of somebody, whatever the colors."""
    phone.evaluate(AXE_SCRIPT)
    found: list[str] = phone.evaluate(RUN_AXE, [RULES, NO_COLORS])
    return found


def barriers(phone: Page) -> list[str]:
    """What axe finds in the way of somebody, in light, in dark and at night."""
    phone.evaluate(AXE_SCRIPT)
    phone.emulate_media(color_scheme="light", reduced_motion="reduce")
    found: list[str] = phone.evaluate(RUN_AXE, [RULES, {}])
    phone.emulate_media(color_scheme="dark")
    # Nothing but the colors is another in the dark.
    found += [f"dark: {each}" for each in phone.evaluate(RUN_AXE, [COLORS, {}])]
    before = phone.evaluate(WEAR, "night")
    found += [f"night: {each}" for each in phone.evaluate(RUN_AXE, [COLORS, {}])]
    phone.evaluate(WEAR, before)
    return found
