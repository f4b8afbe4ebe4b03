"""Pictures of the real pages, taken from a demo that is made for the purpose.

`make screens` writes the ones the README shows into docs/screens/, and beside them,
in pages/ and not in the repository, every page at phone and desktop size, light, dark
and night.
"""

import os
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import Browser, Page, sync_playwright

SIZES = {"phone": (390, 844), "desktop": (1280, 800)}
THEMES = ("light", "dark", "night")
PASSWORD = "smilestone-demo"  # noqa: S105 -- printed for everybody to use
PARENT = "parent@example.com"
NURSE = "nurse@example.com"
FOLDER = Path("docs/screens")
README = {
    "today": ("Juniper", ""),
    "window": ("Pebble", "window/"),
}
OPEN_PAGES = {
    "landing": "/",
    "sign-in": "/accounts/login/",
    "sign-up": "/accounts/signup/",
    "urgent": "/urgent/",
    "learn": "/learn/",
    "learn-sleep-smiles": "/learn/sleep-smiles/",
    "learn-laughs": "/learn/laughs/",
    "sources": "/learn/sources/",
    "api": "/api/v1/docs/",
    "not-found": "/nothing-here/",
}
OWN_PAGES = {
    "babies": "/babies/",
    "new-baby": "/babies/new/",
    "quick": "/q/smile/",
    "account": "/account/",
    "second-step": "/accounts/2fa/",
    "tokens": "/account/tokens/",
    "data": "/data/",
    "bring-back": "/bring-back/",
    "babies-bin": "/babies/bin/",
}
BABY_PAGES = (
    "", "window/", "timeline/", "milestones/", "milestones/?age=4", "milestones/motor/",
    "milestones/social-smile/", "laughs/", "laughs/new/", "laughs/sheet/", "lost/",
    "sleep/", "sleep/new/", "bedtime/", "bedtime/routine/", "charts/", "tips/",
    "reports/visit/", "reports/visit/notes/", "keepsakes/", "worry/", "smiles/",
    "smiles/new/", "bin/", "edit/", "quiet/", "family/", "family/invite/", "sharing/",
    "sharing/new/", "sharing/code/", "more/", "data/", "import/", "import/csv/",
    "import/baby-buddy/", "import/cdc/", "buttons/", "webhooks/", "calendar/", "delete/",
)  # fmt: skip
PHOTOGRAPHED = ("Clover", "Pebble")
CLINIC_PAGES = {
    "worklist": "/clinic/",
    "clinic-babies": "/clinic/babies/",
    "referrals": "/clinic/referrals/",
    "team": "/clinic/team/",
}


@contextmanager
def demo_server() -> Iterator[str]:
    """A server with a fresh demo, gone afterwards; gives its address."""
    with tempfile.TemporaryDirectory() as folder, socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
        probe.close()
        environment = {
            **os.environ,
            "DATABASE_URL": f"sqlite:///{folder}/demo.sqlite3",
            "SECRET_KEY": secrets.token_urlsafe(64),
            "PLAIN_HTTP": "on",
            "STAFF_TWO_FACTOR": "optional",
        }
        manage = [sys.executable, "manage.py"]
        subprocess.run([*manage, "prepare"], check=True, env=environment)
        server = subprocess.Popen(
            [
                sys.executable, "-m", "gunicorn", "config.wsgi:application",
                "-b", f"127.0.0.1:{port}", "--threads", "4",
                "--no-control-socket", "--log-level", "warning",
            ],
            env=environment,
            stdout=subprocess.DEVNULL,
        )  # fmt: skip
        try:
            wait_for(f"http://127.0.0.1:{port}")
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait(timeout=30)


def wait_for(address: str) -> None:
    """Return when the server answers."""
    for _attempt in range(100):
        try:
            urlopen(f"{address}/healthz", timeout=5).close()
        except (URLError, ConnectionError):
            time.sleep(0.2)
        else:
            return
    raise TimeoutError("The server did not start.")


def new_page(browser: Browser, size: str, theme: str, address: str) -> Page:
    """A page of one size in one theme."""
    width, height = SIZES[size]
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="light" if theme == "light" else "dark",
        device_scale_factor=2 if size == "phone" else 1,
        reduced_motion="reduce",
    )
    if theme == "night":
        context.add_cookies([{"name": "theme", "value": "night", "url": address}])
    return context.new_page()


def sign_in(page: Page, address: str, email: str) -> None:
    """Sign in as somebody of the demo."""
    page.goto(f"{address}/accounts/login/")
    page.fill("input[name=login]", email)
    page.fill("input[name=password]", PASSWORD)
    page.press("input[name=password]", "Enter")
    page.wait_for_url(lambda url: "/accounts/login/" not in url)


def babies_of(page: Page, address: str) -> dict[str, str]:
    """The address of each of the parent's babies by its name."""
    page.goto(f"{address}/babies/")
    links = page.locator("main a[href^='/babies/']").evaluate_all(
        "links => links.map(link => [link.innerText, link.getAttribute('href')])"
    )
    names = ("Pebble", "Juniper", "Wren", "Clover")
    return {name: href for text, href in links for name in names if name in text}


def for_the_readme(browser: Browser, address: str) -> None:
    """The pictures in docs/screens/."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    page = new_page(browser, "phone", "light", address)
    sign_in(page, address, PARENT)
    babies = babies_of(page, address)
    for name, (baby, path) in README.items():
        page.goto(address + babies[baby] + path)
        page.screenshot(path=FOLDER / f"{name}.png")
    staff = new_page(browser, "desktop", "light", address)
    sign_in(staff, address, NURSE)
    staff.goto(f"{address}/clinic/")
    staff.screenshot(path=FOLDER / "worklist.png")


def everything(browser: Browser, address: str) -> None:
    """Every page in every size and theme."""
    folder = FOLDER / "pages"
    folder.mkdir(parents=True, exist_ok=True)
    for size in SIZES:
        for theme in THEMES:
            suffix = f"{size}-{theme}"
            page = new_page(browser, size, theme, address)
            take(page, address, OPEN_PAGES, folder, suffix)
            sign_in(page, address, PARENT)
            take(page, address, OWN_PAGES, folder, suffix)
            babies = babies_of(page, address)
            for baby in PHOTOGRAPHED:
                pages = {
                    f"{baby}-{path or 'today'}": babies[baby] + path
                    for path in BABY_PAGES
                }
                take(page, address, pages, folder, suffix)
            staff = new_page(browser, size, theme, address)
            sign_in(staff, address, NURSE)
            take(staff, address, CLINIC_PAGES, folder, suffix)


def take(
    page: Page, address: str, pages: dict[str, str], folder: Path, suffix: str
) -> None:
    """A picture of the whole height of each page."""
    for name, path in pages.items():
        page.goto(address + path)
        plain = name.replace("/", "_").replace("?", "_").replace("=", "")
        page.screenshot(path=folder / f"{plain}-{suffix}.png", full_page=True)


def main() -> None:
    """Take the pictures."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    with demo_server() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox"]
        )
        for_the_readme(browser, address)
        everything(browser, address)
        browser.close()


if __name__ == "__main__":
    main()
