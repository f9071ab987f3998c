"""Jobs of connectors: long device lists."""

from huolto.connectors.device_import.jobs import work_on
from huolto.foundation.jobs import task
from huolto.register.choices import ImportState


@task("connectors.look_at_import")
def look_at_import(import_id: int) -> None:
    """Reckon what an import would do."""
    work_on(import_id, ImportState.PREVIEWING)


@task("connectors.run_import")
def run_import(import_id: int) -> None:
    """Take a list in; tried again after a crash, it goes on where it was."""
    work_on(import_id, ImportState.RUNNING)
