from babies.api.paths import entry_paths
from babies.api.views import SmileViewSet
from milestones.api.views import AnswerViewSet


def methods(paths):
    return {str(each.pattern): sorted(each.callback.actions) for each in paths}


def test_what_can_be_changed_has_the_methods_for_it():
    one = "babies/<uuid:baby>/x/<uuid:pk>/"
    smiles = methods(entry_paths("x", SmileViewSet))
    answers = methods(entry_paths("x", AnswerViewSet))
    assert [method for method in smiles[one] if method != "head"] == [
        "delete", "get", "patch", "put",
    ]  # fmt: skip
    assert [method for method in answers[one] if method != "head"] == ["delete", "get"]
    assert smiles.keys() == answers.keys()
