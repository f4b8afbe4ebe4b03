"""What is expected, and how the diary compares; mounted at the root."""

from django.urls import include, path

from milestones.views.charts import charts
from milestones.views.checklist import checklist
from milestones.views.edit import edit_baby
from milestones.views.item import expectation, lost
from milestones.views.learn import learn, learn_page
from milestones.views.public import sources, urgent
from milestones.views.reviews import review, unreview
from milestones.views.said import put_back, remove
from milestones.views.timeline import timeline
from milestones.views.tips import tip, tips
from milestones.views.today import today
from milestones.views.window import window
from milestones.views.worry import worry

app_name = "milestones"

of_a_baby = [
    path("", today, name="today"),
    path("timeline/", timeline, name="timeline"),
    path("edit/", edit_baby, name="edit_baby"),
    path("window/", window, name="window"),
    path("worry/", worry, name="worry"),
    path("charts/", charts, name="charts"),
    path("milestones/", checklist, name="list"),
    path("milestones/<slug:slug>/", expectation, name="expectation"),
    path("milestones/<slug:slug>/lost/", lost, name="lost"),
    path("tips/", tips, name="tips"),
    path("tips/<slug:tip>/", tip, name="tip"),
    # what was done about a reason to act
    path("reviews/", review, name="review"),
    path("reviews/<uuid:review_pk>/delete/", unreview, name="unreview"),
    # what was said, by kind: answers, worries, losses
    path("said/<str:kind>/<uuid:entry_pk>/delete/", remove, name="remove"),
    path("said/<str:kind>/<uuid:entry_pk>/restore/", put_back, name="put_back"),
]

urlpatterns = [
    path("babies/<uuid:pk>/", include(of_a_baby)),
    path("urgent/", urgent, name="urgent"),
    path("learn/", learn, name="learn"),
    path("learn/sources/", sources, name="sources"),
    # After every other page of this kind.
    path("learn/<slug:page>/", learn_page, name="learn_page"),
]
