"""Jobs of connectors: long device lists."""

from django.utils.translation import gettext_lazy as _

from huolto.connectors.device_import.jobs import work_on
from huolto.foundation.jobs import task
from huolto.register.choices import ImportState


@task("connectors.look_at_import", title=_("Look at a device list"))
def look_at_import(import_id: int) -> None:
    """Reckon what an import would do."""
    work_on(import_id, ImportState.PREVIEWING)


@task("connectors.run_import", title=_("Take in a device list"))
def run_import(import_id: int) -> None:
    """Take a list in; tried again after a crash, it goes on where it was."""
    work_on(import_id, ImportState.RUNNING)
