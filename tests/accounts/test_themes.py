import pytest
from django.template import Context, Template
from django.test import RequestFactory

from accounts.themes import theme


@pytest.mark.parametrize(
    ("cookie", "chosen"),
    [
        ("auto", "auto"),
        ("light", "light"),
        ("dark", "dark"),
        ("night", "night"),
        ("", "auto"),
        ('"><script>', "auto"),
    ],
)
def test_theme_is_one_of_ours(cookie, chosen):
    request = RequestFactory().get("/")
    request.COOKIES["theme"] = cookie

    assert theme(request)["theme"] == chosen


def test_the_choice_is_offered_in_words():
    row = Template(
        "{% for value, word in theme_choices %}{{ value }}={{ word }};{% endfor %}"
    )

    assert row.render(Context(theme(RequestFactory().get("/")))) == (
        "auto=As my device;light=Light;dark=Dark;night=Night;"
    )
