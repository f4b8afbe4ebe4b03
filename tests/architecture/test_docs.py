"""What the documentation says about the code is so."""

import re

from tests.architecture.source import ROOMS, ROOT

SETTINGS = (ROOT / "config" / "settings.py").read_text()
READ = set(re.findall(r'env(?:\.\w+)?\(\s*"([A-Z_]+)"', SETTINGS))


def test_the_settings_do_read_the_environment():
    assert {"SECRET_KEY", "DATABASE_URL", "DEBUG", "ALLOWED_HOSTS"} <= READ


def test_the_example_environment_names_each_variable_and_no_other():
    example = (ROOT / ".env.example").read_text()
    assert set(re.findall(r"^#?([A-Z_]+)=", example, re.MULTILINE)) == READ


def test_each_variable_is_explained():
    explained = (ROOT / "docs" / "running.md").read_text()
    assert [name for name in sorted(READ) if f"`{name}`" not in explained] == []


def test_the_architecture_page_names_each_room():
    page = (ROOT / "docs" / "architecture.md").read_text()
    assert [room for room in ROOMS if f"`{room}/`" not in page] == []


def test_links_between_pages_lead_somewhere():
    broken = [
        f"{page.name}: {target}"
        for page in [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]
        for target in re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", page.read_text())
        if not (page.parent / target).exists()
    ]
    assert broken == []


def test_every_decision_is_listed():
    listed = (ROOT / "docs" / "adr" / "README.md").read_text()
    records = sorted(path.name for path in ROOT.glob("docs/adr/0*.md"))
    assert [name for name in records if f"({name})" not in listed] == []
