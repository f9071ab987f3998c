"""The names behind subjects that are persons: the ledger keeps the key of a row, which says nothing to a reader."""

from collections.abc import Iterable, Mapping

from huolto.charges.uncharged import PERSON
from huolto.foundation.models import Provider
from huolto.parties.models import Person

Names = Mapping[str, str]
"""Subject of a rating or charge -> the person's name."""

NOBODY: Names = {}


def names_of_subjects(provider: Provider | int, subjects: Iterable[str]) -> Names:
    """The names of the persons among these subjects: one query, none where nobody is one."""
    ids = {subject.removeprefix(PERSON) for subject in subjects if subject.startswith(PERSON)}
    keys = [int(key) for key in ids if key.isdecimal()]
    if not keys:
        return NOBODY
    rows = Person.objects.of(provider).filter(pk__in=keys).values_list("pk", "name")
    return {f"{PERSON}{pk}": str(name) for pk, name in rows}
