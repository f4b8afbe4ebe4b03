"""The API: each room brings its own addresses, all under /api/v1/."""

from django.urls import include, path

from accounts.api.docs import docs, schema
from accounts.api.views import not_here
from babies.api.urls import urlpatterns as of_babies
from clinics.api.urls import urlpatterns as of_clinics
from exchange.api.baby_urls import urlpatterns as of_baby
from exchange.api.urls import urlpatterns as of_exchange
from exchange.api.visit_urls import urlpatterns as of_visits
from exchange.api.ways_urls import urlpatterns as of_ways
from milestones.api.urls import urlpatterns as of_milestones

# A room's list goes in here; what is open or about one baby stays in its room.
OF_ITSELF = [
    path("schema/", schema, name="schema"),
    path("docs/", docs, name="docs"),
]
V1 = (
    [
        *OF_ITSELF,
        *of_baby,
        *of_babies,
        *of_milestones,
        *of_clinics,
        *of_exchange,
        *of_visits,
        *of_ways,
    ],
    "v1",
)

urlpatterns = [
    path("v1/", include(V1)),
    # Last, so that what is no address gets a problem of the API and no page.
    path("", not_here),
    path("<path:rest>", not_here),
]
