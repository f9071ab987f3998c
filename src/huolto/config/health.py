"""Whether the process answers and reaches its database."""

from django.db import connection
from django.http import HttpRequest, HttpResponse

from huolto.foundation.views import Audience, page


@page(Audience.ANYONE)
def healthz(_request: HttpRequest) -> HttpResponse:
    """Plain "ok" when the database answers too."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok\n", content_type="text/plain")
