"""What the API has for each page that takes a post. Extend it with each new one.

Addresses of the API without their beginning, /api/v1/.
"""

from collections.abc import Mapping

BABY = "babies/{baby}/"
SHARED = "clinic/babies/{share}/"
#: Beside each page, what does the same for a program.
ACTIONS: Mapping[str, tuple[str, ...]] = {
    # babies and their families
    "/babies/new/": ("POST babies/",),
    "/babies/<pk>/edit/": (f"PATCH {BABY}", f"POST {BABY}effect/"),
    "/babies/<pk>/delete/": (f"DELETE {BABY}",),
    "/babies/<pk>/restore/": (f"POST {BABY}restore/",),
    "/babies/<pk>/quiet/": (f"PUT {BABY}quiet/",),
    "/babies/<pk>/family/invite/": (f"POST {BABY}invitations/",),
    "/babies/<pk>/family/links/<invitation>/revoke/": (
        f"DELETE {BABY}invitations/{{id}}/",
    ),
    "/babies/<pk>/family/leave/": (f"DELETE {BABY}caregivers/{{who}}/",),
    "/babies/<pk>/family/<who>/": (f"PUT {BABY}caregivers/{{who}}/",),
    "/babies/<pk>/family/<who>/remove/": (f"DELETE {BABY}caregivers/{{who}}/",),
    "/join/<secret>/": ("POST invitations/accept/",),
    # smiles
    "/q/smile/": (f"POST {BABY}smiles/",),
    "/babies/<pk>/smiles/new/": (f"POST {BABY}smiles/",),
    "/babies/<pk>/smiles/<smile>/edit/": (f"PATCH {BABY}smiles/{{id}}/",),
    "/babies/<pk>/smiles/<smile>/awake/": (f"PATCH {BABY}smiles/{{id}}/",),
    "/babies/<pk>/smiles/<smile>/merge/<other>/": (
        f"POST {BABY}smiles/{{id}}/merge/",
    ),
    "/babies/<pk>/smiles/<smile>/earlier/": (
        f"GET {BABY}smiles/{{id}}/history/",
        f"POST {BABY}smiles/{{id}}/earlier/",
    ),
    "/babies/<pk>/smiles/<smile>/delete/": (f"DELETE {BABY}smiles/{{id}}/",),
    "/babies/<pk>/smiles/<smile>/restore/": (f"POST {BABY}smiles/{{id}}/restore/",),
    # sleep
    "/babies/<pk>/sleep/new/": (f"POST {BABY}sleeps/",),
    "/babies/<pk>/sleep/start/": (f"POST {BABY}sleeps/start/",),
    "/babies/<pk>/sleep/stop/": (f"POST {BABY}sleeps/{{id}}/stop/",),
    "/babies/<pk>/sleep/<sleep>/edit/": (f"PATCH {BABY}sleeps/{{id}}/",),
    "/babies/<pk>/sleep/<sleep>/resume/": (f"POST {BABY}sleeps/{{id}}/resume/",),
    "/babies/<pk>/sleep/<sleep>/delete/": (f"DELETE {BABY}sleeps/{{id}}/",),
    "/babies/<pk>/sleep/<sleep>/restore/": (f"POST {BABY}sleeps/{{id}}/restore/",),
    # the rest of the diary
    "/babies/<pk>/worry/": (f"POST {BABY}concerns/",),
    "/babies/<pk>/laughs/new/": (f"POST {BABY}episodes/",),
    "/babies/<pk>/laughs/<episode>/edit/": (f"PATCH {BABY}episodes/{{id}}/",),
    "/babies/<pk>/milestones/<slug>/": (f"POST {BABY}answers/",),
    "/babies/<pk>/milestones/<slug>/lost/": (f"POST {BABY}lost-skills/",),
    "/babies/<pk>/tips/<tip>/": (f"POST {BABY}tips-tried/",),
    "/babies/<pk>/firsts/new/": (f"POST {BABY}firsts/",),
    "/babies/<pk>/firsts/<first_pk>/edit/": (f"PATCH {BABY}firsts/{{id}}/",),
    "/babies/<pk>/reviews/": (f"POST {BABY}reviews/",),
    "/babies/<pk>/reviews/<review_pk>/delete/": (f"DELETE {BABY}reviews/{{id}}/",),
    "/babies/<pk>/said/<kind>/<entry_pk>/delete/": tuple(
        f"DELETE {BABY}{kind}/{{id}}/"
        for kind in (
            "answers", "concerns", "lost-skills", "episodes", "tips-tried", "firsts",
        )
    ),
    "/babies/<pk>/said/<kind>/<entry_pk>/restore/": tuple(
        f"POST {BABY}{kind}/{{id}}/restore/"
        for kind in (
            "answers", "concerns", "lost-skills", "episodes", "tips-tried", "firsts",
        )
    ),
    # bedtime, photos, visit
    "/babies/<pk>/bedtime/ticks/": (
        f"PUT {BABY}bedtime/ticks/{{step}}/",
        f"DELETE {BABY}bedtime/ticks/{{step}}/",
    ),
    "/babies/<pk>/bedtime/in-bed/": (
        f"POST {BABY}bedtime/in-bed/",
        f"PUT {BABY}bedtime/evenings/{{night}}/",
    ),
    "/babies/<pk>/bedtime/evenings/<night>/clear/": (
        f"PUT {BABY}bedtime/evenings/{{night}}/",
    ),
    "/babies/<pk>/bedtime/routine/": (f"POST {BABY}bedtime/steps/",),
    "/babies/<pk>/bedtime/routine/<step>/move/": (
        f"POST {BABY}bedtime/steps/{{step}}/move/",
    ),
    "/babies/<pk>/bedtime/routine/<step>/retire/": (
        f"DELETE {BABY}bedtime/steps/{{step}}/",
    ),
    "/babies/<pk>/bedtime/routine/<step>/restore/": (
        f"POST {BABY}bedtime/steps/{{step}}/restore/",
    ),
    "/babies/<pk>/photos/new/<photo_of>/<entry>/": (f"POST {BABY}photos/",),
    "/babies/<pk>/photos/<photo>/": (f"PATCH {BABY}photos/{{id}}/",),
    "/babies/<pk>/photos/<photo>/delete/": (f"DELETE {BABY}photos/{{id}}/",),
    "/babies/<pk>/photos/<photo>/restore/": (f"POST {BABY}photos/{{id}}/restore/",),
    "/babies/<pk>/reports/visit/link/": (f"POST {BABY}shares/",),
    "/babies/<pk>/reports/visit/notes/": (f"PUT {BABY}visit-notes/",),
    # sharing
    "/babies/<pk>/sharing/new/": (f"POST {BABY}shares/",),
    "/babies/<pk>/sharing/code/": (f"POST {BABY}exam-codes/",),
    "/babies/<pk>/sharing/<share>/end/": (f"DELETE {BABY}shares/{{id}}/",),
    "/babies/<pk>/sharing/advice/<advice>/": (f"PUT {BABY}advice/{{id}}/",),
    "/babies/<pk>/sharing/dates/<correction>/": (f"PUT {BABY}corrections/{{id}}/",),
    # ways in and out
    "/babies/<pk>/import/csv/": (f"POST {BABY}uploads/",),
    "/babies/<pk>/import/baby-buddy/": (f"POST {BABY}uploads/",),
    "/babies/<pk>/import/cdc/": (f"POST {BABY}uploads/",),
    "/babies/<pk>/import/steps/<upload>/": (f"PUT {BABY}uploads/{{id}}/",),
    "/babies/<pk>/import/steps/<upload>/preview/": (
        f"GET {BABY}uploads/{{id}}/preview/",
        f"POST {BABY}uploads/{{id}}/confirm/",
    ),
    "/babies/<pk>/import/steps/<upload>/forget/": (f"DELETE {BABY}uploads/{{id}}/",),
    "/babies/<pk>/import/done/<done>/undo/": (f"POST {BABY}imports/{{id}}/undo/",),
    "/babies/<pk>/import/done/<done>/redo/": (f"POST {BABY}imports/{{id}}/redo/",),
    "/data/": ("POST exports/",),
    "/babies/<pk>/data/": (f"POST {BABY}exports/",),
    "/bring-back/": ("POST archives/",),
    "/jobs/<job>/confirm/": ("POST archives/{id}/confirm/",),
    "/jobs/<job>/again/": ("POST jobs/{job}/again/",),
    "/jobs/<job>/forget/": ("DELETE jobs/{job}/",),
    "/babies/<pk>/calendar/": (f"POST {BABY}calendar/", f"DELETE {BABY}calendar/"),
    "/babies/<pk>/webhooks/": (f"POST {BABY}webhooks/",),
    "/babies/<pk>/webhooks/<hook>/": (
        f"POST {BABY}webhooks/{{id}}/test/",
        f"PATCH {BABY}webhooks/{{id}}/",
        f"DELETE {BABY}webhooks/{{id}}/",
    ),
    # staff
    "/clinic/babies/<share>/watch/": ("POST clinic/babies/{share}/watch/",),
    "/clinic/cases/<share>/<kind>/": (
        "POST clinic/reviews/",
        "POST clinic/referrals/",
    ),
    "/clinic/referrals/<referral>/": ("POST clinic/referrals/{id}/steps/",),
    "/clinic/babies/": ("POST clinic/babies/",),
    "/clinic/team/invite/": ("POST clinic/invitations/",),
    "/clinic/team/links/<staff_link>/revoke/": ("DELETE clinic/invitations/{id}/",),
    "/clinic/team/<staff>/": ("PUT clinic/team/{staff}/role/", "PUT clinic/me/"),
    "/clinic/team/<staff>/go/": ("POST clinic/team/{staff}/leave/",),
    "/clinic/views/": ("POST clinic/views/",),
    "/clinic/views/<view>/delete/": ("DELETE clinic/views/{id}/",),
    "/clinic/referrals/<referral>/letter/": ("PUT clinic/referrals/{id}/letter/",),
    "/clinic/babies/<share>/seen/": (f"POST {SHARED}sightings/",),
    "/clinic/babies/<share>/notes/": (f"POST {SHARED}notes/",),
    "/clinic/babies/<share>/dates/": (f"POST {SHARED}corrections/",),
    "/clinic/babies/<share>/dates/<correction>/withdraw/": (
        f"POST {SHARED}corrections/{{id}}/withdraw/",
    ),
}  # fmt: skip

CREDENTIALS = "Passwords, tokens and second steps are handled on pages only."
LOOKS = "It is how pages look for one person."
#: Beside each other page, why a program has no use for it.
ONLY_PAGES: Mapping[str, str] = {
    "/account/": LOOKS,
    "/theme/": LOOKS,
    "/language/": LOOKS,
    "/account/devices/": CREDENTIALS,
    "/account/tokens/": CREDENTIALS,
    "/account/tokens/<pk>/revoke/": CREDENTIALS,
    "/account/delete/": "It asks for the password; no token can stand for that.",
    "/babies/<pk>/buttons/": CREDENTIALS,
    "/s/<token>/": "A person without an account opens it, with a passcode.",
    "/clinic/join/<token>/": "A person opens it, and sets up a second step.",
    "/clinic/switch/": "A program names the clinic in each request.",
}
#: Whoever signs in, and how.
SIGN_IN = "/accounts/"
