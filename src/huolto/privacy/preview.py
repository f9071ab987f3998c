"""What an erasure would do, before it is done: what goes, what is rewritten, what stays and why."""

from dataclasses import dataclass

from huolto.foundation.personal_data import Kept, tables
from huolto.parties.models import Person
from huolto.privacy.commands.erasing import begin_erasing
from huolto.privacy.queries import Held, held_about
from huolto.privacy.redacting import rows_naming

__all__ = ["Preview", "preview_of"]


@dataclass(frozen=True)
class Preview:
    """`texts`: tables with the number of rows in whose texts the person may be named; `stays` is kept by law."""

    texts: list[Held]
    goes: list[Held]
    stays: list[Held]
    by_law: list[Held]
    has_namesake: bool


def preview_of(person: Person) -> Preview:
    """Look, and change nothing."""
    erasing = begin_erasing(person, "0000")
    held = held_about(person)
    counted = ((table, rows_naming(table, erasing)) for table in tables())
    return Preview(
        texts=[Held(table, count) for table, count in counted if count],
        goes=[one for one in held if _goes(one)],
        stays=[one for one in held if not _goes(one) and one.table.kept != Kept.LAW],
        by_law=[one for one in held if one.table.kept == Kept.LAW],
        has_namesake=bool(erasing.subject.shared_names),
    )


def _goes(one: Held) -> bool:
    return one.table.goes or one.table.kept == Kept.PERSON
