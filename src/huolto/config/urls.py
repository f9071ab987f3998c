"""All addresses of pages; what machines ask is answered before (`probes.py`). The provider's prefix `/p/<slug>/` is taken off before these are matched."""

from django.urls import include, path

from huolto.foundation import error_pages
from huolto.foundation.gallery import gallery, gallery_sides

urlpatterns = [
    path("_gallery/", gallery, name="gallery"),
    path("_gallery/sides/", gallery_sides, name="gallery_sides"),
    path("", include("huolto.foundation.urls")),
    path("api/v1/", include("huolto.api.urls")),
    path("", include("huolto.portal.urls")),
    path("work/", include("huolto.workbench.urls")),
]


handler400 = error_pages.bad_request
handler403 = error_pages.forbidden
handler404 = error_pages.not_found
handler500 = error_pages.server_error
