"""Tokens for the customer's own programs."""

from huolto.faces.api_tokens import TokenPages
from huolto.foundation.views import Audience
from huolto.portal.frame import render_portal

urlpatterns = TokenPages(
    render=render_portal, layout="layouts/portal.html", prefix="", audience=Audience.CUSTOMER
).urlpatterns()
