"""List the catalog's texts where the translation tools look for them.

The tools read Python, not CSV. Run `python -m scripts.catalog_texts` after a change
to clinical/data; a test fails while the two are out of step.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from clinical.catalog import Catalog, catalog
from clinical.expectation_help import expectation_help
from clinical.library import Library, library

CLINICAL: Final = Path(__file__).parents[1] / "clinical"
LINE_LENGTH: Final = 88
#: How many expectations the help of one module is about, so that modules stay short.
A_PART: Final = 80
HEAD: Final = '''\
"""{title}, listed for translation; written by scripts/catalog_texts.py."""

from typing import Final

from clinical.reasons import gettext_noop as _

TEXTS: Final = (
'''


def expectation_texts(source: Catalog) -> list[str]:
    """Everything a page may say about an expectation, each text once."""
    texts = [entry.summary for entry in source.expectations]
    texts += [window.criterion for window in source.windows]
    texts += [window.why_optional for window in source.windows if window.is_optional]
    texts += [step.note for step in source.ladder]
    return list(dict.fromkeys(texts))


def source_texts(source: Catalog) -> list[str]:
    """What the page of sources says about each."""
    return [entry.what for entry in source.sources]


def library_texts(source: Library) -> list[str]:
    """What tips and learn pages say, each text once."""
    texts = [text for tip in source.tips for text in (tip.title, tip.text)]
    texts += [tip.evidence for tip in source.tips]
    texts += [claim.text for claim in source.claims]
    return list(dict.fromkeys(texts))


def help_texts() -> list[list[str]]:
    """What an expectation looks like and what to try, in parts, each text once."""
    entries = list(expectation_help().values())
    seen: set[str] = set()
    parts = []
    for start in range(0, len(entries), A_PART):
        part = entries[start : start + A_PART]
        texts = [text for entry in part for text in (entry.looks_like, entry.try_this)]
        parts.append([text for text in dict.fromkeys(texts) if text not in seen])
        seen.update(texts)
    return parts


def module(title: str, texts: Iterable[str]) -> str:
    """A Python module that marks the texts, laid out as the formatter would."""
    return HEAD.format(title=title) + "".join(map(_marked, texts)) + ")\n"


def _marked(text: str) -> str:
    line = f'    _("{text}"),\n'
    if len(line) <= LINE_LENGTH + 1:
        return line
    return f'    _(\n        "{text}"\n    ),\n'


def modules(source: Catalog) -> dict[str, str]:
    """The modules to write, by file name."""
    return {
        "catalog_texts.py": module("Catalog texts", expectation_texts(source)),
        "source_texts.py": module("Sources", source_texts(source)),
        "library_texts.py": module("Tips and learn pages", library_texts(library())),
    } | {
        f"help_texts_{number}.py": module(f"Help with expectations, {number}", texts)
        for number, texts in enumerate(help_texts(), start=1)
    }


def write(folder: Path = CLINICAL) -> None:
    """Write the modules into the clinical room."""
    for name, text in modules(catalog()).items():
        (folder / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write()
