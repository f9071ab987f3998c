"""Going anywhere from the portal: the page behind the palette."""

from huolto.faces.search.page import search_pattern
from huolto.foundation.views import Audience
from huolto.portal.frame import render_portal

urlpatterns = [search_pattern(render_portal, Audience.CUSTOMER, "layouts/portal.html", "search")]
