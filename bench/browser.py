"""What a first visit loads, counted by the browser itself."""

import shutil

from playwright.sync_api import sync_playwright


def bytes_of_first_load(address: str, session: str) -> int:
    """All bytes received for a page with an empty cache, headers included."""
    received: dict[str, int] = {}

    def add(event: dict[str, object]) -> None:
        received[str(event["requestId"])] = int(str(event["encodedDataLength"]))

    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox"]
        )
        context = browser.new_context(viewport={"width": 390, "height": 844})
        context.add_cookies([{"name": "sessionid", "value": session, "url": address}])
        page = context.new_page()
        devtools = context.new_cdp_session(page)
        devtools.send("Network.enable")
        devtools.on("Network.loadingFinished", add)
        page.goto(address, wait_until="networkidle")
        browser.close()
    return sum(received.values())
