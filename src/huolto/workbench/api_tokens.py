"""Tokens for the provider's programs, and who else has some."""

from huolto.faces.api_tokens import TokenPages
from huolto.foundation.views import Audience
from huolto.workbench.frame import render_workbench

urlpatterns = TokenPages(
    render=render_workbench, layout="layouts/workbench.html", prefix="work_", audience=Audience.STAFF
).urlpatterns()
