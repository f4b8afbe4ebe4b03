from babies.api.serializers import SmileSerializer


def test_a_smile_is_shown_with_its_class():
    fields = SmileSerializer().fields
    assert fields["class"].read_only
    assert {"id", "observed_at", "on", "reasons"} <= fields.keys()
