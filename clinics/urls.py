"""The clinic's pages under /clinic/, the family's sharing, and links for others.

Each part keeps its addresses in a list of its own.
"""

from django.urls import URLPattern, include, path

from clinics.views import (
    arriving,
    babies,
    cases,
    corrections,
    joining,
    letters,
    links,
    numbers,
    parts,
    places,
    record,
    referrals,
    sharing,
    team,
    watching,
    worklist,
)

app_name = "clinics"

# What a family shares: under babies/<uuid>/
of_a_baby: list[URLPattern] = [
    path("sharing/", sharing.sharing, name="sharing"),
    path("sharing/new/", sharing.share_new, name="share_new"),
    path("sharing/code/", sharing.exam_code, name="exam_code"),
    path("sharing/<uuid:share>/end/", sharing.share_end, name="share_end"),
    path("sharing/advice/<uuid:advice>/", sharing.reply, name="reply"),
    path("sharing/dates/<uuid:correction>/", corrections.correction, name="correction"),
]
# Staff: under clinic/
of_a_clinic: list[URLPattern] = [
    path("", worklist.worklist, name="worklist"),
    path("views/", worklist.keep_view, name="keep_view"),
    path("views/<uuid:view>/delete/", worklist.drop_view, name="drop_view"),
    path("cases/<uuid:share>/<slug:kind>/", cases.case, name="case"),
    path("babies/<uuid:share>/", record.record, name="record"),
    path("numbers/", numbers.numbers, name="numbers"),
    path("referrals/", referrals.referrals, name="referrals"),
    path("referrals/<uuid:referral>/", referrals.referral, name="referral"),
    path("referrals/<uuid:referral>/letter/", letters.letter, name="letter"),
    path("babies/<uuid:share>/parts/<slug:part>/", parts.part, name="part"),
    path("babies/<uuid:share>/seen/", record.sighting, name="sighting"),
    path("babies/<uuid:share>/print/", parts.whole, name="whole"),
    path("babies/<uuid:share>/photos/<uuid:photo>.webp", parts.photo, name="photo"),
    path("babies/<uuid:share>/notes/", record.note, name="note"),
    path("babies/<uuid:share>/dates/", corrections.dates, name="dates"),
    path(
        "babies/<uuid:share>/dates/<uuid:correction>/withdraw/",
        corrections.dates_withdraw,
        name="dates_withdraw",
    ),
]
# Who they are, and which babies are shown to them: also under clinic/
the_door: list[URLPattern] = [
    path("start/", places.start, name="start"),
    path("switch/", places.switch, name="switch"),
    path("babies/", babies.babies, name="babies"),
    path("babies/<uuid:share>/watch/", watching.watch, name="watch"),
    path("team/", team.team, name="team"),
    path("team/invite/", joining.team_invite, name="team_invite"),
    path(
        "team/links/<uuid:staff_link>/revoke/", joining.team_revoke, name="team_revoke"
    ),
    path("team/<uuid:staff>/", team.member, name="member"),
    path("team/<uuid:staff>/go/", team.member_go, name="member_go"),
    path("at/<slug:code>/", arriving.arrive, name="arrive"),
    path("join/<str:token>/", joining.team_join, name="join"),
]

urlpatterns = [
    path("s/<str:token>/", links.link, name="link"),
    path("babies/<uuid:pk>/", include(of_a_baby)),
    path("clinic/", include([*the_door, *of_a_clinic])),
]
