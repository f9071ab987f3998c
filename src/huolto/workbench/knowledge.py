"""The guide, help and news as staff read them."""

from huolto.faces.face import Face
from huolto.faces.reading import ReadingPages
from huolto.foundation.views import Audience
from huolto.workbench.frame import render_workbench

urlpatterns = ReadingPages(
    Face(
        frame=render_workbench,
        audience=Audience.STAFF,
        layout="layouts/workbench.html",
        prefix="work_",
        devices="work_devices",
    )
).urlpatterns()
