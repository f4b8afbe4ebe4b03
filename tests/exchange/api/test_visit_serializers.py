from exchange.api.visit_serializers import VisitNotesSerializer
from exchange.notes import HELP


def test_there_is_a_text_for_each_thing_the_page_asks_about():
    fields = VisitNotesSerializer().fields
    assert list(fields) == [*HELP, "changed_at"]
    assert not any(fields[name].required for name in HELP)
