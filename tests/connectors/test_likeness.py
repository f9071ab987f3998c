"""Near-duplicate names: told with a reason, and not told of what is another thing."""

import pytest

from huolto.connectors.device_import.likeness import NameKind, near_duplicates


def told(new: str, known: str, kind: NameKind) -> str:
    found = near_duplicates([new], [known], kind)
    assert all((one.name, one.other, one.is_known) == (new, known, True) for one in found)
    return found[0].reason if found else ""


@pytest.mark.parametrize(
    ("new", "known"),
    [
        ("LENOVO Inc.", "Lenovo"),
        ("HP Inc.", "Hewlett-Packard"),
        ("Hewlett Packard", "HP"),
        ("Dell Inc.", "DELL"),
    ],
)
def test_one_maker_under_two_names(new: str, known: str) -> None:
    assert told(new, known, NameKind.MAKER) == "The same maker under another form of its name."


@pytest.mark.parametrize(
    ("new", "known"),
    [
        ("Thinkpad T14 Gen 3", "ThinkPad T14 G3"),
        ("ThinkPad T14 (3rd generation)", "ThinkPad T14 Gen. 3"),
        ("Laser Jet-400", "LaserJet 400"),
    ],
)
def test_one_model_spelled_twice(new: str, known: str) -> None:
    assert (
        told(new, known, NameKind.MODEL) == "The same but for blanks, signs and how a generation is written."
    )


@pytest.mark.parametrize(
    ("new", "known", "reason"),
    [
        ("Virtanen, Anna", "Anna Virtanen", "The same names in another order or spelling."),
        ("Virtanen Anna", "Anna Virtanen", "The same names in another order or spelling."),
        ("Bjorn Lind", "Björn Lind", "The same names in another order or spelling."),
        ("Ana Virtanen", "Anna Virtanen", "One letter differs."),
        ("Anna Virtaenn", "Anna Virtanen", "One letter differs."),
        ("A. Virtanen", "Anna Virtanen", "The first name is an initial in one of them."),
    ],
)
def test_one_person_written_twice(new: str, known: str, reason: str) -> None:
    assert told(new, known, NameKind.PERSON) == reason


def test_one_place_written_twice() -> None:
    assert told("Townhall", "Town Hall", NameKind.PLACE).startswith("The same but for blanks")
    assert told("Rantakuolu", "Rantakoulu", NameKind.PLACE) == "One letter differs."


@pytest.mark.parametrize(
    ("new", "known", "kind"),
    [
        ("ThinkPad T15", "ThinkPad T14", NameKind.MODEL),
        ("ThinkPad T14 Gen 3", "ThinkPad T14 Gen 4", NameKind.MODEL),
        ("4200", "4200G", NameKind.MODEL),
        ("LaserJet M 400", "LaserJet P 400", NameKind.MODEL),
        ("Room 311", "Room 312", NameKind.PLACE),
        ("Anna Virtanen", "Anni Virta", NameKind.PERSON),
        ("Anna Virtanen", "Anna Korhonen", NameKind.PERSON),
        ("B. Virtanen", "Anna Virtanen", NameKind.PERSON),
        ("Acer", "Asus", NameKind.MAKER),
        ("lenovo", "Lenovo", NameKind.MAKER),
    ],
)
def test_what_is_another_thing_or_the_same_name_is_not_told(new: str, known: str, kind: NameKind) -> None:
    assert told(new, known, kind) == ""


def test_new_names_are_compared_with_each_other_too() -> None:
    (one,) = near_duplicates(["Rauta Elina", "Elina Rauta", "Elina Rauta"], [], NameKind.PERSON)
    assert (one.name, one.other, one.is_known) == ("Elina Rauta", "Rauta Elina", False)
