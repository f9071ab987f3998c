"""A list taken in at once, without a look before: as `huolto import devices` does. That it was is kept beside the others."""

from collections.abc import Callable

from huolto.connectors.device_import.results import ImportOptions, ImportResult, Tally
from huolto.connectors.device_import.run import import_devices
from huolto.connectors.device_import.sources import Source
from huolto.foundation.actors import Actor
from huolto.parties.models import Organisation
from huolto.register.models import DeviceImport

LONGEST_NAME = 200


def import_at_once(
    *,
    actor: Actor,
    customer: Organisation,
    source: Source,
    name: str,
    options: ImportOptions,
    after_chunk: Callable[[Tally], bool] | None = None,
) -> ImportResult:
    """Take an open list in; raises as `import_devices` does. The file itself is not kept."""
    result = import_devices(
        actor=actor, customer=customer, source=source, options=options, after_chunk=after_chunk
    )
    if result.is_applied:
        DeviceImport.objects.create(
            provider=customer.provider,
            customer=customer,
            file_name=name[:LONGEST_NAME],
            rows_done=result.rows,
            rows_total=result.rows,
            result=result.as_json(),
        )
    return result
