"""Names in lists stand in the order of the reader's alphabet, in the database as in Python."""

import pytest

from cast import Cast
from huolto.foundation.localisation import speaking
from huolto.foundation.sorting import in_alphabet
from huolto.parties.models import Organisation, Person
from huolto.parties.queries import found_people
from huolto.rules.texts import sorting_key

NORDIC = [
    "Öberg",
    "Zorn",
    "Ärlig",
    "Åkesson",
    "Ask",
    "ek",
    "Æbeltoft",
    "Ødegård",
    "Éric",
    "Eriksson",
    "10 gatan",
]
PERSIAN = [
    "گلستان",
    "کاوه",
    "پارس",
    "تهران",
    "بابک",
    "چالوس",
    "جهان",
    "يزد",
    "یاس",
    "ژاله",
    "زهره",
    "آذر",
    "ارس",
]


def in_database(cast: Cast, names: list[str], language: str) -> list[str]:
    Organisation.objects.bulk_create(
        Organisation(provider=cast.vindkulla, slug=f"o{n}", name=name, country="SE", language="sv")
        for n, name in enumerate(names)
    )
    rows = Organisation.objects.of(cast.vindkulla).filter(slug__regex=r"^o[0-9]+$")
    return list(rows.order_by(in_alphabet("name", language), "name").values_list("name", flat=True))


@pytest.mark.parametrize(
    ("language", "names", "sorted_names"),
    [
        ("sv", ["Öberg", "Zorn", "Ärlig", "Åkesson", "Ask"], ["Ask", "Zorn", "Åkesson", "Ärlig", "Öberg"]),
        ("nb", ["Åkesson", "Ødegård", "Æbeltoft", "Zorn", "Ask"], ["Ask", "Zorn", "Æbeltoft", "Ødegård", "Åkesson"]),
        ("fa", ["یاس", "گلستان", "کاوه", "پارس", "تهران", "بابک"], ["بابک", "پارس", "تهران", "کاوه", "گلستان", "یاس"]),
    ],
)  # fmt: skip
def test_letters_stand_where_the_language_has_them(
    cast: Cast, language: str, names: list[str], sorted_names: list[str]
) -> None:
    assert in_database(cast, names, language) == sorted_names


@pytest.mark.parametrize("language", ["fi", "sv", "nb", "fa", "en"])
def test_the_database_sorts_as_the_rules_do(cast: Cast, language: str) -> None:
    names = NORDIC + PERSIAN
    found = in_database(cast, names, language)
    letters = [sorting_key(name, language).partition("\x01")[0] for name in found]
    assert letters == sorted(letters)


def test_the_list_of_people_is_sorted_for_its_reader(cast: Cast) -> None:
    for name in ("Åsa", "Ärla", "Zäta"):
        Person.objects.create(provider=cast.vindkulla, organisation=cast.norrbacka, name=name)
    rows = Person.objects.filter(name__in=("Åsa", "Ärla", "Zäta"))
    with speaking("sv"):
        found = found_people(rows, q="", right="", provider=cast.vindkulla)
    assert [person.name for person in found] == ["Zäta", "Åsa", "Ärla"]
