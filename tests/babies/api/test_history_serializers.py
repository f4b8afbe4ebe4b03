from babies.api.history_serializers import SmileAnswersSerializer
from babies.api.serializers import SmileSerializer


def test_of_what_was_said_nothing_is_told_that_follows_from_it():
    left_out = SmileSerializer().fields.keys() - SmileAnswersSerializer().fields.keys()
    follows = {"class", "sub_type", "reasons", "corrected_age_days"}
    assert left_out == follows | {"id", "logged_at"}
