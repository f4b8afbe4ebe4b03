"""The checklists as forms, which the answers of a family point to."""

from typing import Final

from clinical import RULES_VERSION
from clinical.catalog import Expectation, catalog
from exchange.fhir.codes import ANSWER, Terms, code_of
from exchange.fhir.values import Json

# Where an installation publishes them, below its own address.
FORMS: Final = "/fhir/Questionnaire/"


def form_name(age: int) -> str:
    """The id of the form for an age in months."""
    return f"checklist-{age}-months"


def form_address(terms: Terms, age: int) -> str:
    """Where the form for an age is published."""
    return f"{terms.home}{FORMS}{form_name(age)}"


def form_version(terms: Terms, age: int) -> str:
    """The form as it stands in this version of the rules."""
    return f"{form_address(terms, age)}|{RULES_VERSION}"


def questionnaire(terms: Terms, age: int) -> Json:
    """The form for an age. Raises KeyError if no checklist is for that age."""
    entries = catalog().by_age[age]
    answers = [
        {"valueCoding": terms.codings[code_of(ANSWER, value)]}
        for value in ANSWER.values
    ]
    return {
        "resourceType": "Questionnaire",
        "id": form_name(age),
        "language": "en",
        "url": form_address(terms, age),
        "version": RULES_VERSION,
        "name": f"InfantMilestones{age}Months",
        "title": f"What most children do by {age} months",
        "status": "active",
        "experimental": False,
        "subjectType": ["Patient"],
        "description": (
            "What a family sees of its child. An answer is no diagnosis, and no answer "
            "is no answer."
        ),
        "item": [_item(terms, entry, answers) for entry in entries],
    }


def _item(terms: Terms, entry: Expectation, answers: list[Json]) -> Json:
    return {
        "linkId": entry.id,
        "code": [terms.codings[entry.id]],
        "text": entry.summary,
        "type": "choice",
        "answerOption": answers,
    }
