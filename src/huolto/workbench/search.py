"""Going anywhere from the workbench: the page behind the palette."""

from huolto.faces.search.page import search_pattern
from huolto.foundation.views import Audience
from huolto.workbench.frame import render_workbench

urlpatterns = [search_pattern(render_workbench, Audience.STAFF, "layouts/workbench.html", "work_search")]
