"""Who gets what from every address. Extend it with each new one.

The cast: nobody is signed out; a stranger has a baby of their own; staff may open
the admin and is nobody's caregiver; viewer, caregiver and parent have that role for
the baby in the address.
"""

from collections.abc import Mapping

Row = tuple[int, int, int, int, int, int]
LOGIN = 302


def everybody(status: int) -> Row:
    """Open, also to those signed out."""
    return (status,) * 6


def signed_in(status: int) -> Row:
    """Anybody with an account."""
    return (LOGIN, *(status,) * 5)


def family(status: int) -> Row:
    """Whoever may see the baby; for others there is no such page."""
    return (LOGIN, 404, 404, status, status, status)


def editors(status: int) -> Row:
    """Whoever may write in the diary; a viewer may not."""
    return (LOGIN, 404, 404, 404, status, status)


def parents(status: int) -> Row:
    """Whoever decides about the baby."""
    return (LOGIN, 404, 404, 404, 404, status)


ACCESS: dict[str, Row] = {
    "GET /healthz": everybody(200),
    "GET /readyz": everybody(200),
    "GET /manifest.webmanifest": everybody(200),
    "GET /sw.js": everybody(200),
    "GET /offline/": everybody(200),
    "GET /styleguide/": everybody(404),
    "GET /fhir/CodeSystem/infant-milestones": everybody(200),
    # what is no address of the API; its own are in access_api.py
    "GET /api/": everybody(404),
    "GET /api/<rest>": everybody(404),
    # accounts
    "GET /": (200, *(302,) * 5),
    "GET /account/": signed_in(200),
    "POST /account/": signed_in(302),
    "GET /account/devices/": signed_in(200),
    "POST /account/devices/": signed_in(302),
    "GET /account/tokens/": signed_in(200),
    "POST /account/tokens/": signed_in(200),
    "GET /account/tokens/<pk>/revoke/": signed_in(404),
    "POST /account/tokens/<pk>/revoke/": signed_in(404),
    "POST /theme/": everybody(302),
    "POST /language/": everybody(302),
    # sign-in; those signed in are led on from pages that are for others
    "GET /accounts/login/": (200, *(302,) * 5),
    "GET /accounts/logout/": (302, *(200,) * 5),
    "POST /accounts/logout/": everybody(302),
    "GET /accounts/signup/": (200, *(302,) * 5),
    "GET /accounts/inactive/": everybody(200),
    "GET /accounts/reauthenticate/": signed_in(200),
    "GET /accounts/email/": signed_in(200),
    "GET /accounts/confirm-email/": everybody(200),
    "GET /accounts/confirm-email/<key>/": everybody(200),
    "GET /accounts/password/change/": signed_in(200),
    "GET /accounts/password/set/": signed_in(302),
    "GET /accounts/password/reset/": everybody(200),
    "GET /accounts/password/reset/done/": everybody(200),
    "GET /accounts/password/reset/key/<uidb36>-<key>/": everybody(200),
    "GET /accounts/password/reset/key/done/": everybody(200),
    "GET /accounts/login/code/confirm/": everybody(302),
    # the second step; changes ask for the password first, and nobody here has any
    "GET /accounts/2fa/": signed_in(200),
    "GET /accounts/2fa/authenticate/": everybody(302),
    "GET /accounts/2fa/reauthenticate/": signed_in(302),
    "GET /accounts/2fa/totp/activate/": signed_in(302),
    "GET /accounts/2fa/totp/deactivate/": signed_in(404),
    "GET /accounts/2fa/recovery-codes/": signed_in(404),
    "GET /accounts/2fa/recovery-codes/generate/": signed_in(302),
    "GET /accounts/2fa/recovery-codes/download/": signed_in(404),
    "GET /accounts/2fa/webauthn/": signed_in(200),
    "GET /accounts/2fa/webauthn/add/": signed_in(302),
    "GET /accounts/2fa/webauthn/reauthenticate/": signed_in(302),
    "GET /accounts/2fa/webauthn/keys/<pk>/remove/": everybody(404),
    "GET /accounts/2fa/webauthn/keys/<pk>/edit/": everybody(404),
    "GET /accounts/2fa/webauthn/login/": everybody(302),
    # babies
    "GET /babies/": signed_in(302),
    "GET /babies/new/": signed_in(200),
    "POST /babies/new/": signed_in(200),
    "GET /babies/<pk>/more/": family(200),
    "GET /babies/<pk>/quiet/": parents(200),
    "POST /babies/<pk>/quiet/": parents(302),
    "GET /babies/<pk>/family/": family(200),
    "GET /babies/<pk>/family/invite/": parents(200),
    "POST /babies/<pk>/family/invite/": parents(200),
    "GET /babies/<pk>/family/leave/": family(200),
    "POST /babies/<pk>/family/leave/": (LOGIN, 404, 404, 302, 302, 200),
    "GET /babies/<pk>/family/links/<invitation>/revoke/": parents(302),
    "POST /babies/<pk>/family/links/<invitation>/revoke/": parents(302),
    "GET /babies/<pk>/family/<who>/": parents(200),
    "POST /babies/<pk>/family/<who>/": parents(302),
    "GET /babies/<pk>/family/<who>/remove/": parents(200),
    "POST /babies/<pk>/family/<who>/remove/": parents(302),
    "GET /join/<secret>/": everybody(200),
    "POST /join/<secret>/": everybody(302),
    "GET /babies/<pk>/smiles/": family(200),
    "GET /babies/<pk>/smiles/new/": editors(200),
    "POST /babies/<pk>/smiles/new/": editors(302),
    "GET /babies/<pk>/smiles/bin/": editors(200),
    "GET /babies/<pk>/bin/": editors(200),
    "GET /babies/<pk>/smiles/<smile>/": family(200),
    "GET /babies/<pk>/smiles/<smile>/edit/": editors(200),
    "POST /babies/<pk>/smiles/<smile>/edit/": editors(302),
    "GET /babies/<pk>/smiles/<smile>/awake/": editors(302),
    "POST /babies/<pk>/smiles/<smile>/awake/": editors(302),
    "GET /babies/<pk>/smiles/<smile>/merge/<other>/": editors(302),
    "POST /babies/<pk>/smiles/<smile>/merge/<other>/": editors(302),
    "GET /babies/<pk>/smiles/<smile>/earlier/": editors(302),
    "POST /babies/<pk>/smiles/<smile>/earlier/": editors(404),
    "GET /babies/<pk>/smiles/<smile>/delete/": editors(200),
    "POST /babies/<pk>/smiles/<smile>/delete/": editors(302),
    "GET /babies/<pk>/smiles/<smile>/restore/": editors(302),
    "POST /babies/<pk>/smiles/<smile>/restore/": editors(302),
    # sleep and bedtime
    "GET /babies/<pk>/sleep/": family(200),
    "GET /babies/<pk>/sleep/new/": editors(200),
    "POST /babies/<pk>/sleep/new/": editors(200),
    "GET /babies/<pk>/sleep/start/": editors(302),
    "POST /babies/<pk>/sleep/start/": editors(302),
    "GET /babies/<pk>/sleep/stop/": editors(302),
    "POST /babies/<pk>/sleep/stop/": editors(302),
    "GET /babies/<pk>/sleep/bin/": editors(200),
    "GET /babies/<pk>/sleep/<sleep>/edit/": editors(200),
    "POST /babies/<pk>/sleep/<sleep>/edit/": editors(200),
    "GET /babies/<pk>/sleep/<sleep>/resume/": editors(302),
    "POST /babies/<pk>/sleep/<sleep>/resume/": editors(302),
    "GET /babies/<pk>/sleep/<sleep>/delete/": editors(302),
    "POST /babies/<pk>/sleep/<sleep>/delete/": editors(302),
    "GET /babies/<pk>/sleep/<sleep>/restore/": editors(302),
    "POST /babies/<pk>/sleep/<sleep>/restore/": editors(302),
    "GET /babies/<pk>/bedtime/": family(200),
    "GET /babies/<pk>/bedtime/ticks/": editors(302),
    "POST /babies/<pk>/bedtime/ticks/": editors(302),
    "GET /babies/<pk>/bedtime/in-bed/": editors(200),
    "POST /babies/<pk>/bedtime/in-bed/": editors(200),
    "GET /babies/<pk>/bedtime/evenings/<night>/clear/": editors(302),
    "POST /babies/<pk>/bedtime/evenings/<night>/clear/": editors(302),
    "GET /babies/<pk>/bedtime/routine/": editors(200),
    "POST /babies/<pk>/bedtime/routine/": editors(200),
    "GET /babies/<pk>/bedtime/routine/<step>/move/": editors(302),
    "POST /babies/<pk>/bedtime/routine/<step>/move/": editors(302),
    "GET /babies/<pk>/bedtime/routine/<step>/retire/": editors(302),
    "POST /babies/<pk>/bedtime/routine/<step>/retire/": editors(302),
    "GET /babies/<pk>/bedtime/routine/<step>/restore/": editors(302),
    "POST /babies/<pk>/bedtime/routine/<step>/restore/": editors(302),
    # milestones
    "GET /q/smile/": (302, 200, 302, 200, 200, 200),
    "POST /q/smile/": (302, 302, 302, 200, 302, 302),
    "GET /urgent/": everybody(200),
    "GET /learn/": everybody(200),
    "GET /learn/sources/": everybody(200),
    "GET /learn/laughs/": everybody(200),
    "GET /learn/<page>/": everybody(200),
    # photos
    "GET /babies/<pk>/photos/bin/": editors(200),
    "GET /babies/<pk>/photos/new/<photo_of>/<entry>/": editors(200),
    "POST /babies/<pk>/photos/new/<photo_of>/<entry>/": editors(200),
    "GET /babies/<pk>/photos/<photo>.webp": family(200),
    "GET /babies/<pk>/photos/<photo>-small.webp": family(200),
    "GET /babies/<pk>/photos/<photo>/": family(200),
    "POST /babies/<pk>/photos/<photo>/": editors(302),
    "GET /babies/<pk>/photos/<photo>/delete/": editors(302),
    "POST /babies/<pk>/photos/<photo>/delete/": editors(302),
    "GET /babies/<pk>/photos/<photo>/restore/": editors(302),
    "POST /babies/<pk>/photos/<photo>/restore/": editors(302),
    "GET /babies/<pk>/tips/": family(200),
    "GET /babies/<pk>/tips/<tip>/": family(200),
    "POST /babies/<pk>/tips/<tip>/": editors(302),
    "GET /babies/<pk>/": family(200),
    "GET /babies/<pk>/timeline/": family(200),
    "GET /babies/<pk>/edit/": parents(200),
    "POST /babies/<pk>/edit/": parents(200),
    "GET /babies/<pk>/window/": family(200),
    "GET /babies/<pk>/charts/": family(200),
    # asks for the password first, and nobody here has any
    "GET /account/delete/": signed_in(302),
    "POST /account/delete/": signed_in(302),
    # deleting a diary; nothing of these is in the bin
    "GET /babies/bin/": signed_in(200),
    "GET /babies/<pk>/delete/": parents(200),
    "POST /babies/<pk>/delete/": parents(200),
    "GET /babies/<pk>/restore/": signed_in(404),
    "POST /babies/<pk>/restore/": signed_in(404),
    "GET /receipts/<number>/": everybody(200),
    # deleting a diary; nothing of these is in the bin
    "GET /babies/bin/": signed_in(200),
    "GET /babies/<pk>/delete/": parents(200),
    "POST /babies/<pk>/delete/": parents(200),
    "GET /babies/<pk>/restore/": signed_in(404),
    "POST /babies/<pk>/restore/": signed_in(404),
    "GET /receipts/<number>/": everybody(200),
    "GET /babies/<pk>/reports/visit/": family(200),
    "GET /babies/<pk>/reports/visit.pdf": family(200),
    "GET /babies/<pk>/reports/visit/notes/": editors(200),
    "POST /babies/<pk>/reports/visit/notes/": editors(302),
    "GET /babies/<pk>/import/": editors(200),
    "GET /babies/<pk>/import/csv/": editors(200),
    "POST /babies/<pk>/import/csv/": editors(302),
    "GET /babies/<pk>/import/baby-buddy/": editors(200),
    "POST /babies/<pk>/import/baby-buddy/": editors(200),
    "GET /babies/<pk>/import/cdc/": editors(200),
    "POST /babies/<pk>/import/cdc/": editors(302),
    # What somebody brought is theirs alone until they confirm it.
    "GET /babies/<pk>/import/steps/<upload>/": parents(200),
    "POST /babies/<pk>/import/steps/<upload>/": parents(200),
    "GET /babies/<pk>/import/steps/<upload>/preview/": parents(200),
    "POST /babies/<pk>/import/steps/<upload>/preview/": parents(302),
    "POST /babies/<pk>/import/steps/<upload>/forget/": parents(302),
    "GET /babies/<pk>/import/done/<done>/": editors(200),
    "POST /babies/<pk>/import/done/<done>/undo/": editors(302),
    "POST /babies/<pk>/import/done/<done>/redo/": editors(302),
    # one's own data: out, and back; a job is only for who asked for it
    "GET /babies/<pk>/data/": editors(200),
    "POST /babies/<pk>/data/": editors(302),
    "GET /data/": signed_in(200),
    "POST /data/": signed_in(302),
    "GET /bring-back/": signed_in(200),
    "POST /bring-back/": signed_in(200),
    "GET /jobs/<job>/": parents(200),
    "GET /jobs/<job>/file.zip": parents(200),
    "POST /jobs/<job>/confirm/": parents(302),
    "POST /jobs/<job>/forget/": parents(302),
    "GET /babies/<pk>/keepsakes/": family(200),
    "GET /babies/<pk>/keepsakes/<kind>.png": family(404),
    "GET /babies/<pk>/worry/": family(200),
    "POST /babies/<pk>/worry/": editors(200),
    "GET /babies/<pk>/laughs/": family(200),
    "GET /babies/<pk>/laughs/new/": editors(200),
    "POST /babies/<pk>/laughs/new/": editors(302),
    "GET /babies/<pk>/laughs/bin/": editors(200),
    "GET /babies/<pk>/laughs/sheet/": family(200),
    "GET /babies/<pk>/laughs/<episode>/": family(200),
    "GET /babies/<pk>/laughs/<episode>/edit/": editors(200),
    "POST /babies/<pk>/laughs/<episode>/edit/": editors(302),
    "GET /babies/<pk>/lost/": family(200),
    "GET /babies/<pk>/milestones/": family(200),
    "GET /babies/<pk>/milestones/motor/": family(200),
    "GET /babies/<pk>/firsts/": family(200),
    "GET /babies/<pk>/firsts/new/": editors(200),
    "POST /babies/<pk>/firsts/new/": editors(200),
    "GET /babies/<pk>/firsts/<first_pk>/edit/": editors(200),
    "POST /babies/<pk>/firsts/<first_pk>/edit/": editors(200),
    "GET /babies/<pk>/milestones/<slug>/": family(200),
    "POST /babies/<pk>/milestones/<slug>/": editors(200),
    "GET /babies/<pk>/milestones/<slug>/lost/": family(200),
    "POST /babies/<pk>/milestones/<slug>/lost/": editors(200),
    "GET /babies/<pk>/reviews/": family(200),
    "POST /babies/<pk>/reviews/": editors(302),
    "GET /babies/<pk>/reviews/<review_pk>/delete/": family(302),
    "POST /babies/<pk>/reviews/<review_pk>/delete/": editors(302),
    "GET /babies/<pk>/said/<kind>/<entry_pk>/delete/": family(302),
    "POST /babies/<pk>/said/<kind>/<entry_pk>/delete/": editors(302),
    "GET /babies/<pk>/said/<kind>/<entry_pk>/restore/": family(302),
    "POST /babies/<pk>/said/<kind>/<entry_pk>/restore/": editors(404),
}

#: What a POST sends, where an empty form would be refused before its effect.
POSTED: dict[str, Mapping[str, str]] = {
    "POST /babies/<pk>/import/csv/": {"text": "When\n2026-10-16\n"},
    "POST /babies/<pk>/import/cdc/": {"text": "Settles when held: yes"},
    "POST /babies/<pk>/tips/<tip>/": {"outcome": "looked", "on": "2026-09-11"},
    "POST /babies/<pk>/family/invite/": {"role": "viewer"},
    "POST /babies/<pk>/family/<who>/": {"role": "viewer"},
    "POST /account/": {"units": "us"},
    "POST /theme/": {"theme": "dark"},
    "POST /babies/<pk>/smiles/new/": {"quick": "asleep"},
    "POST /babies/<pk>/laughs/new/": {"quick": "spell"},
    "POST /babies/<pk>/laughs/<episode>/edit/": {"kind": "laugh", "on": "2026-09-11"},
    "POST /babies/<pk>/smiles/<smile>/edit/": {"when": "day", "on": "2026-09-11"},
}
