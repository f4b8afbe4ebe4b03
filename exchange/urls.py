"""What a family takes away or ends: pages of a baby, and pages at the root."""

from django.urls import include, path

from exchange import outside_urls
from exchange.fhir.codes import PLACE
from exchange.models import Source
from exchange.views import data, fhir, jobs
from exchange.views.import_steps import import_preview, import_questions
from exchange.views.imported import import_redo, import_undo, imported
from exchange.views.imports import import_discard, import_from, imports
from exchange.views.keepsakes import keepsake_image, keepsakes
from exchange.views.letters import letter_file
from exchange.views.records import record_file
from exchange.views.visit import visit_file, visit_notes, visit_page
from exchange.views.visit_link import visit_link

app_name = "exchange"

of_a_baby = [
    *outside_urls.of_a_baby,
    path("data/", data.baby_data, name="data"),
    path("reports/visit/", visit_page, name="visit"),
    path("reports/visit.pdf", visit_file, name="visit_file"),
    path("reports/visit/notes/", visit_notes, name="visit_notes"),
    path("reports/visit/link/", visit_link, name="visit_link"),
    path("keepsakes/", keepsakes, name="keepsakes"),
    path("keepsakes/<slug:kind>.png", keepsake_image, name="keepsake"),
    path("import/", imports, name="imports"),
    *(
        path(f"import/{way}/", import_from, {"source": way}, name=f"from_{way}")
        for way in Source.values
    ),
    path(
        "import/steps/<uuid:upload>/",
        import_questions,
        name="import_questions",
    ),
    path(
        "import/steps/<uuid:upload>/preview/",
        import_preview,
        name="import_preview",
    ),
    path(
        "import/steps/<uuid:upload>/forget/",
        import_discard,
        name="import_discard",
    ),
    path("import/done/<uuid:done>/", imported, name="imported"),
    path("import/done/<uuid:done>/undo/", import_undo, name="import_undo"),
    path("import/done/<uuid:done>/redo/", import_redo, name="import_redo"),
]

# For staff: under clinic/
of_a_clinic = [
    path("referrals/<uuid:referral>/letter.pdf", letter_file, name="letter_file"),
    path("babies/<uuid:share>/record.pdf", record_file, name="record_file"),
]

urlpatterns = [
    path("clinic/", include(of_a_clinic)),
    path(PLACE.removeprefix("/"), fhir.codes, name="code_system"),
    path("fhir/Questionnaire/checklist-<int:age>-months", fhir.form, name="form"),
    path("babies/<uuid:pk>/", include(of_a_baby)),
    *outside_urls.at_root,
    # one's own data: out, and back
    path("data/", data.all_data, name="all_data"),
    path("bring-back/", jobs.bring_back, name="bring_back"),
    path("jobs/<uuid:job>/", jobs.job_page, name="job"),
    path("jobs/<uuid:job>/file.zip", data.job_file, name="job_file"),
    path("jobs/<uuid:job>/confirm/", jobs.job_confirm, name="job_confirm"),
    path("jobs/<uuid:job>/again/", jobs.job_again, name="job_again"),
    path("jobs/<uuid:job>/forget/", jobs.job_forget, name="job_forget"),
]
