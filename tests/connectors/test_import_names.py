"""Names that are nearly known ones: told before anything is made, decided once, and not asked again."""

from typing import Any

import pytest

from cast import Cast
from huolto.catalogue.commands.device_models import ensure_makers
from huolto.catalogue.models import Maker
from huolto.connectors.device_import.run import ImportOptions
from huolto.connectors.device_import.uploads import choose_names, confirm_import, prepare_import
from huolto.parties.commands import NewPerson, NewPlace, ensure_people, ensure_places
from huolto.parties.models import Person, Place
from huolto.register.models import DeviceImport, ImportMapping, Item
from portal.test_device_pages import HERE, browser

HEAD = "Asset Tag,Manufacturer,Model,Full Name,Location\n"
LIST = (
    HEAD
    + 'N-1,HP Inc.,EliteBook 840,"Virtanen, Anna",Old Townhall\nN-2,HP Inc.,EliteBook 840,Otso Uusi,Annex\n'
)


@pytest.fixture(autouse=True)
def _known(cast: Cast) -> None:
    ensure_makers(actor=cast.system(), names=["Hewlett-Packard"])
    whose: Any = {"actor": cast.system(), "organisation": cast.kaarnalahti}
    ensure_people(**whose, people=[NewPerson("Anna Virtanen")])
    ensure_places(**whose, places=[NewPlace(("Old Town Hall",))])


def prepared(cast: Cast, text: str = LIST) -> DeviceImport:
    return prepare_import(
        actor=cast.actor(cast.orderer),
        customer=cast.kaarnalahti,
        name="list.csv",
        content=text.encode(),
        options=ImportOptions(),
    )


def asked(kept: DeviceImport) -> list[tuple[str, str, str]]:
    return [(one["kind"], one["name"], one["like"][0]["name"]) for one in kept.result["similar"]]


def all_the_same(cast: Cast, kept: DeviceImport) -> DeviceImport:
    chosen = {place: one["like"][0]["name"] for place, one in enumerate(kept.result["similar"])}
    return choose_names(actor=cast.actor(cast.orderer), import_id=kept.pk, chosen=chosen)


def test_what_will_be_made_and_what_looks_like_something_known_is_told(cast: Cast) -> None:
    kept = prepared(cast)
    assert asked(kept) == [
        ("maker", "HP Inc.", "Hewlett-Packard"),
        ("person", "Virtanen, Anna", "Anna Virtanen"),
        ("place", "Old Townhall", "Old Town Hall"),
    ]
    assert kept.result["similar"][0]["like"][0]["reason"] == "The same maker under another form of its name."
    assert kept.result["new"] == {
        "maker": {"count": 1, "first": ["HP Inc."]},
        "model": {"count": 1, "first": ["HP Inc. / EliteBook 840"]},
        "person": {"count": 2, "first": ["Virtanen, Anna", "Otso Uusi"]},
        "place": {"count": 2, "first": ["Old Townhall", "Annex"]},
    }


def test_chosen_once_no_second_row_is_made_and_nothing_is_asked_again(cast: Cast) -> None:
    kept = all_the_same(cast, prepared(cast))
    assert asked(kept) == []
    confirm_import(actor=cast.actor(cast.orderer), import_id=kept.pk)
    assert [maker.name for maker in Maker.objects.filter(name__startswith="H")] == ["Hewlett-Packard"]
    assert Person.objects.filter(name__contains="Virtanen").count() == 1
    assert Place.objects.filter(name__startswith="Old").count() == 1
    item = Item.objects.get(asset_tag="N-1")
    assert (item.holder.name, item.place.name, item.device_model.maker.name) == (
        "Anna Virtanen",
        "Old Town Hall",
        "Hewlett-Packard",
    )
    again = prepared(cast)
    assert asked(again) == []
    assert (again.result["unchanged"], again.result["new"]) == (2, {})


def test_a_new_one_is_made_and_not_asked_about_again(cast: Cast) -> None:
    kept = prepared(cast)
    choose_names(actor=cast.actor(cast.orderer), import_id=kept.pk, chosen=dict.fromkeys(range(3), ""))
    assert asked(prepared(cast)) == []
    confirm_import(actor=cast.actor(cast.orderer), import_id=kept.pk)
    assert Maker.objects.filter(name="HP Inc.").exists()
    assert Person.objects.filter(name="Virtanen, Anna").exists()


def test_what_was_not_proposed_is_passed_over(cast: Cast) -> None:
    kept = prepared(cast)
    choose_names(actor=cast.actor(cast.orderer), import_id=kept.pk, chosen={0: "Anybody", 9: "", -1: ""})
    assert ImportMapping.objects.get().names == {}


def test_nothing_of_another_customer_is_proposed(cast: Cast) -> None:
    ensure_people(actor=cast.system(), organisation=cast.otavala, people=[NewPerson("Uusi Otso")])
    assert "Otso Uusi" not in [name for _kind, name, _like in asked(prepared(cast))]


def test_the_first_rows_are_shown_by_our_fields(cast: Cast) -> None:
    assert prepared(cast).result["understood"] == {
        "fields": ["asset_tag", "maker", "model", "holder_name", "place"],
        "rows": [
            ["N-1", "HP Inc.", "EliteBook 840", "Virtanen, Anna", "Old Townhall"],
            ["N-2", "HP Inc.", "EliteBook 840", "Otso Uusi", "Annex"],
        ],
    }


def test_the_page_asks_and_takes_the_answer_with_the_import(cast: Cast) -> None:
    kept = prepared(cast)
    client = browser(cast, cast.orderer)
    where = f"{HERE}import/{kept.pk}/"
    shown = client.get(where).content.decode()
    for said in ("The same as Hewlett-Packard", "Virtanen, Anna", "First rows, as they are understood"):
        assert said in shown
    chosen = {"similar-0": "same:Hewlett-Packard", "similar-1": "new", "similar-2": "", "similar-x": "new"}
    assert client.post(where, {**chosen, "do": "names"}).status_code == 302
    assert "The same as Hewlett-Packard" not in client.get(where).content.decode()
    assert client.post(where, {"similar-0": "same:Old Town Hall"}).status_code == 302
    item = Item.objects.get(asset_tag="N-1")
    assert (item.device_model.maker.name, item.holder.name, item.place.name) == (
        "Hewlett-Packard",
        "Virtanen, Anna",
        "Old Town Hall",
    )
