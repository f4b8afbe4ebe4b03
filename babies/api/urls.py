"""The diary's addresses under /api/v1/."""

from babies.api.paths import entry_paths
from babies.api.views import SmileViewSet

urlpatterns = [*entry_paths("smiles", SmileViewSet)]
