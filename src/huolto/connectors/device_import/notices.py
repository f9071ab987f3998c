"""Tells who gave a list of devices in that it was taken in, refused, or did not work."""

from typing import Any

from huolto.parties.choices import NotificationTopic
from huolto.parties.notices import notify
from huolto.register.choices import ImportState
from huolto.register.models import DeviceImport
from huolto.register.notices import face_of

_CODES = {
    ImportState.DONE: "import-done",
    ImportState.REFUSED: "import-refused",
    ImportState.FAILED: "import-failed",
}


def tell_import_ended(kept: DeviceImport) -> None:
    """Tell of the end of an import that a job did; looking at a list is no end."""
    code = _CODES.get(ImportState(kept.state))
    if code is None or kept.imported_by is None:
        return
    params: dict[str, Any] = {"title": kept.file_name}
    if code != "import-failed":
        refused = kept.result.get("refused", [])
        params |= {
            "created": kept.result.get("created", 0),
            "updated": kept.result.get("updated", 0),
            "refused": refused if isinstance(refused, int) else len(refused),
        }
    notify(
        kept.imported_by,
        topic=NotificationTopic.LIST,
        code=code,
        params=params,
        path=f"{face_of(kept.imported_by)}devices/import/{kept.pk}/",
        once_key=f"import:{kept.pk}",
    )
