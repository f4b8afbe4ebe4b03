"""What is expected, and how the diary compares; mounted at the root."""

from django.urls import include, path

from babies.views.bins import old_bin
from babies.views.quick import quick_smile
from milestones.views.bin import whole_bin
from milestones.views.charts import charts
from milestones.views.checklist import checklist
from milestones.views.doctor_sheet import laugh_sheet
from milestones.views.edit import edit_baby
from milestones.views.firsts import first_edit, first_new, firsts
from milestones.views.item import expectation, lost
from milestones.views.laughs import (
    laugh,
    laugh_edit,
    laugh_new,
    laughs,
)
from milestones.views.learn import learn, learn_page
from milestones.views.lost import lost_skills
from milestones.views.motor import motor
from milestones.views.photos import photo_new
from milestones.views.public import learn_laughs, sources, urgent
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
    path("laughs/", laughs, name="laughs"),
    path("laughs/new/", laugh_new, name="laugh_new"),
    path("bin/", whole_bin, name="bin"),
    path("laughs/bin/", old_bin, name="laugh_bin"),
    path("laughs/sheet/", laugh_sheet, name="laugh_sheet"),
    path("laughs/<uuid:episode>/", laugh, name="laugh"),
    path("laughs/<uuid:episode>/edit/", laugh_edit, name="laugh_edit"),
    path("lost/", lost_skills, name="lost_skills"),
    path("milestones/", checklist, name="list"),
    path("milestones/motor/", motor, name="motor"),
    path("milestones/<slug:slug>/", expectation, name="expectation"),
    path("milestones/<slug:slug>/lost/", lost, name="lost"),
    path("tips/", tips, name="tips"),
    path("tips/<slug:tip>/", tip, name="tip"),
    path("firsts/", firsts, name="firsts"),
    path("firsts/new/", first_new, name="first_new"),
    path("firsts/<uuid:first_pk>/edit/", first_edit, name="first_edit"),
    path("photos/new/<str:photo_of>/<uuid:entry>/", photo_new, name="photo_new"),
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
    path("q/smile/", quick_smile, name="quick_smile"),
    path("learn/", learn, name="learn"),
    path("learn/sources/", sources, name="sources"),
    path("learn/laughs/", learn_laughs, name="learn_laughs"),
    # After every other page of this kind.
    path("learn/<slug:page>/", learn_page, name="learn_page"),
]
