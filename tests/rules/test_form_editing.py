"""A definition changed piece by piece: nothing is changed in place, and nothing else changes."""

from huolto.rules.forms import FieldKind
from huolto.rules.forms.editing import (
    fields_in,
    free_id,
    with_changed,
    with_example,
    with_field,
    with_moved,
    without_example,
    without_field,
)

DATA = {"field": [{"id": "a", "kind": "text"}, {"id": "b", "kind": "date"}], "example": [{"says": "x"}]}


def ids(data) -> list[str]:
    return [row["id"] for row in fields_in(data)]


def test_a_new_field_stands_last_under_an_id_of_its_words() -> None:
    changed = with_field(DATA, FieldKind.TEXT, {"en": "Which program?"})
    assert changed["field"][2] == {
        "id": "which_program",
        "kind": "text",
        "label": {"en": "Which program?"},
    }
    assert ids(DATA) == ["a", "b"]


def test_what_only_says_something_begins_with_a_text() -> None:
    assert with_field({}, FieldKind.NOTE, {"en": "Mind this"})["field"][0]["text"] == {"en": "Mind this"}


def test_an_id_is_given_once_and_never_begins_with_a_digit() -> None:
    assert free_id("Which?", ["which", "which_2"]) == "which_3"
    assert free_id("3 rows", []) == "field_3_rows"
    assert free_id("کدام؟", []) == "field"


def test_a_field_is_moved_within_the_list_and_not_beyond() -> None:
    assert ids(with_moved(DATA, 0, 1)) == ["b", "a"]
    assert ids(with_moved(DATA, 0, -1)) == ["a", "b"]
    assert ids(with_moved(DATA, 1, 1)) == ["a", "b"]


def test_a_field_is_taken_out_and_its_examples_stay() -> None:
    changed = without_field(DATA, 0)
    assert ids(changed) == ["b"]
    assert changed["example"] == [{"says": "x"}]


def test_a_field_is_written_anew_without_its_empty_keys() -> None:
    changed = with_changed(
        DATA, 1, {"id": "b", "kind": "date", "help": {}, "required": False, "after": "today"}
    )
    assert changed["field"][1] == {"id": "b", "kind": "date", "after": "today"}
    assert with_changed(DATA, 9, {"id": "c"})["field"] == DATA["field"]


def test_examples_are_added_and_taken_out() -> None:
    changed = with_example(DATA, {"says": "y"})
    assert [row["says"] for row in changed["example"]] == ["x", "y"]
    assert without_example(changed, 0)["example"] == [{"says": "y"}]
