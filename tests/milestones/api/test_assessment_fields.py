from typing import Any

from milestones.api.assessment_fields import AssessmentSerializer


def test_the_words_are_those_of_the_rules():
    fields: dict[str, Any] = dict(AssessmentSerializer().fields)
    status = fields["smile"].fields["status"].choices
    assert {"late", "clearly_late", "achieved"} <= status.keys()
    assert fields["observations"].child.fields["class"].allow_null
    assert fields["advice"].fields["when"].allow_null
