"""No text of the product speaks against the safe-sleep points (G.5)."""

import ast
import re

import pytest

from clinical.sleep_texts import SAFE_SLEEP
from tests.architecture.source import modules, templates
from tests.reading import every_text, filled

#: Words that stand nowhere but in the points themselves.
ANYWHERE = re.compile(
    r"\b(pillows?|quilts?|duvets?|comforters?|bumpers?|weighted|sheepskins?|"
    r"recliners?|car seats?|bouncers?|loungers?|positioners?|swaddl\w+|hammocks?|"
    r"co-?sleep\w*|bed-?shar\w*|sleeping pills?|melatonin|antihistamines?)\b",
    re.IGNORECASE,
)
SLEEPY = re.compile(
    r"\b(sleep\w*|asleep|naps?|bed|bedtimes?|night\w*|cots?|cribs?|cradle|lull\w*|"
    r"rocking|settle\w*)\b",
    re.IGNORECASE,
)
#: What a point speaks against where sleep is the matter; a sofa is good to climb on.
ABOUT_SLEEP = re.compile(
    r"\b((on|onto) ((the|his|her|their|its|a|one) )?(side|tummy|stomach|belly|front)|"
    r"(share|sharing|shares) (a|the|your|one) bed|(in|into) (your|the parents.?) bed|"
    r"same bed|on your (chest|lap)|prone|face down|monitors?|blankets?|wedges?|"
    r"sofas?|couch(es)?|armchairs?|swings?|nests?|inclined?|slopes?|soft toys?|teddy|"
    r"(full|maximum|high|loud) (volume|noise)|(all|whole) night|"
    r"bottle|bundle|extra layers?|hats?|heater|"
    r"cry it out|let (him|her|them|your baby) cry|alcohol|smok\w+)\b",
    re.IGNORECASE,
)
POINTS = {filled(point.reason.text) for point in SAFE_SLEEP}
#: Says what to leave out at bedtime, as the points do.
AGREES = {"No loud noise"}


def contradictions(text: str, *, is_about_sleep: bool = False) -> list[str]:
    """Words of a text that a safe-sleep point speaks against."""
    found = [match.group() for match in ANYWHERE.finditer(text)]
    if is_about_sleep or SLEEPY.search(text):
        found += [match.group() for match in ABOUT_SLEEP.finditer(text)]
    return found


def texts_of_sleep() -> set[str]:
    """Every phrase in the files about sleep, marked for translation or not."""
    found = {
        filled(node.value)
        for path, tree in modules("clinical", "babies")
        if re.search(r"sleep|bedtime", path)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    for name, text in templates().items():
        if re.search(r"sleep|bedtime", name):
            found.update(re.split(r"{%.*?%}|{{.*?}}|<.*?>|\n", text))
    return {text.strip() for text in found if " " in text.strip()}


def test_no_text_contradicts_a_point():
    found = {
        text: words
        for text in every_text()
        if text not in POINTS | AGREES and (words := contradictions(text))
    }
    assert found == {}


def test_no_phrase_in_the_files_about_sleep_contradicts_a_point():
    texts = texts_of_sleep()
    assert "Dim the light" in texts
    found = {
        text: words
        for text in texts - POINTS - AGREES
        if (words := contradictions(text, is_about_sleep=True))
    }
    assert found == {}


def test_the_points_are_among_the_texts_that_were_read():
    assert set(every_text()) >= POINTS


@pytest.mark.parametrize(
    "text",
    [
        "A small pillow helps.",
        "Some babies sleep best on the side.",
        "Let your baby nap on the tummy.",
        "Take your baby into your bed at night.",
        "The swing is a fine place for a nap.",
        "A weighted sack calms.",
        "White noise at full volume helps your baby sleep.",
        "A monitor keeps sleep safe.",
        "Swaddling works at any age.",
    ],
)
def test_the_check_itself_notices(text):
    assert contradictions(text) != []


@pytest.mark.parametrize(
    "text",
    [
        "Lifts the head on the tummy.",
        "Steps along a sofa, with a hand on it.",
        "Your baby was asleep. Sleep smiles come from inside.",
        "Dim the light before bedtime.",
    ],
)
def test_the_check_lets_other_sentences_pass(text):
    assert contradictions(text) == []


def test_every_page_about_sleep_has_the_points():
    pages = {
        name: text
        for name, text in templates().items()
        if re.match(r"babies/(sleep|bedtime)", name)
    }
    missing = {name for name, text in pages.items() if "{% safe_sleep %}" not in text}
    assert missing == set()
    assert {"babies/sleeps.html", "babies/bedtime.html"} <= set(pages)
