"""How hard a sentence is to read, and every sentence a parent can meet."""

import ast
import re
from collections.abc import Iterator

from tests.architecture.source import modules, templates

# Words a parent of a baby knows whatever their length; counted as two syllables.
KNOWN = {"pediatrician", "emergency", "smilestone"}
ROOMS = ("accounts", "babies", "milestones", "exchange", "clinical")
TEXTS = {"_", "gettext", "gettext_lazy", "ngettext", "gettext_noop", "ngettext_noop"}
NAME = "Wren"
#: What sources are called, and what their authors found.
NOT_FOR_PARENTS = {"clinical/source_texts.py", "clinical/catalog_texts.py"}
#: What the one page says that may name illnesses, which warns of it first.
MAY_NAME_CONDITIONS = {"clinical/spell_facts.py"}
SILENT_ENDING = re.compile(
    r"([^aeiouyl]e|[aeiouy]les?|[^aeiouytd]ed|[^aeiouylcgsxzh]es)$"
)


def syllables(word: str) -> int:
    """An estimate: groups of vowels, less a silent ending."""
    word = word.lower()
    if word in KNOWN:
        return 2
    groups = len(re.findall(r"[aeiouy]+", word))
    return max(1, groups - bool(SILENT_ENDING.search(word)))


def grade(text: str) -> float:
    """The Flesch-Kincaid grade of a text."""
    sentences = [part for part in re.split(r"[.!?:]+(?:\s|$)", text) if part.strip()]
    found = re.findall(r"[A-Za-z]+|\d+", re.sub(r"\b['\u2019]\b", "", text))
    length = len(found) / len(sentences)
    return 0.39 * length + 11.8 * sum(map(syllables, found)) / len(found) - 15.59


def is_sentence(text: str) -> bool:
    """Headings and the words on buttons are no sentences."""
    return len(text.split()) > 4 and text.rstrip("”")[-1] in ".?!"


def filled(text: str) -> str:
    """A text with its gaps filled: a name, a short date, a number."""
    text = re.sub(r"%\(name\)s|{{ name }}|{{ baby_name }}", NAME, text)
    text = re.sub(r"%\(count\)s|%\(days\)s|{{ days }}|{{ count }}", "9", text)
    return re.sub(r"%\(\w+\)[sd]|{{.*?}}", "1 May", " ".join(text.split()))


def sentences_in_templates() -> Iterator[str]:
    """What stands between the tags that mark it for translation."""
    for text in templates().values():
        for double, single in re.findall(
            r"""{% translate (?:"([^"]*)"|'([^']*)')""", text
        ):
            yield double or single
        for block in re.findall(
            r"{% blocktranslate.*?%}(.*?){% endblocktranslate", text, re.DOTALL
        ):
            yield from re.split(r"{% plural %}", block)


def sentences_in_code(*, names_conditions: bool = False) -> Iterator[str]:
    """What stands in calls that mark a text for translation, but for the sources.

    Or, of these, only what may name a condition.
    """
    for path, tree in modules(*ROOMS):
        if path in NOT_FOR_PARENTS or (
            names_conditions and path not in MAY_NAME_CONDITIONS
        ):
            continue
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in TEXTS:
                yield from (
                    given.value
                    for given in node.args
                    if isinstance(given, ast.Constant) and isinstance(given.value, str)
                )


def every_text() -> list[str]:
    """All texts, filled, each once."""
    found = {filled(text) for text in sentences_in_code()}
    found |= {filled(text) for text in sentences_in_templates()}
    return sorted(text for text in found if text)
