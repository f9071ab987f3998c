"""Two versions by clause and key; several side by side; a version as a document in sections."""

import pytest

from agreements.test_versions import HEADER, draft, source
from cast import Cast
from huolto.agreements.commands import keep_template
from huolto.agreements.comparing import Change, KeyChange, comparison_of, matrix_of
from huolto.agreements.documents import document_of
from huolto.agreements.models import AgreementVersion

pytestmark = pytest.mark.django_db

PLUS = '\n[[fee]]\nid = "plus"\nper = "item"\nwhen = { package = "plus" }\nprice = "5"\n'
MINUS = '\n[[charge]]\nid = "hours"\ncode = "labour"\non = "work"\nquantum = "15 min"\nminimum_per_quantum = "25"\n'


def two(cast: Cast, old: str, new: str) -> tuple[AgreementVersion, AgreementVersion]:
    return draft(cast, old), draft(cast, new)


def test_a_changed_clause_tells_its_sentences_and_its_keys(cast: Cast) -> None:
    found = comparison_of(*two(cast, source("18.40") + PLUS, source("19.20") + PLUS), "en")
    [clause] = found.clauses
    assert (clause.id, clause.change) == ("standard", Change.CHANGED)
    assert clause.keys == (KeyChange("price", "18.40", "19.20"),)
    assert "18.40" in clause.old
    assert "19.20" in clause.new
    assert found.unchanged == 1
    assert found.shared == ()


def test_a_key_inside_a_table_is_named_with_its_dots(cast: Cast) -> None:
    old, new = two(cast, source() + PLUS, source() + PLUS.replace('package = "plus"', 'package = "gold"'))
    [clause] = comparison_of(old, new, "en").clauses
    assert clause.keys == (KeyChange("when.package", "plus", "gold"),)


def test_a_clause_that_came_and_one_that_went(cast: Cast) -> None:
    found = comparison_of(*two(cast, source() + PLUS, source() + MINUS), "en")
    assert [(one.id, one.change) for one in found.clauses] == [
        ("hours", Change.ADDED),
        ("plus", Change.REMOVED),
    ]
    assert found.clauses[0].old == ""
    assert found.clauses[1].new == ""


def test_a_clause_that_only_stands_elsewhere_is_told(cast: Cast) -> None:
    old, new = two(cast, source() + PLUS + MINUS, source() + MINUS + PLUS)
    found = comparison_of(old, new, "en")
    assert [one.change for one in found.clauses] == [Change.MOVED]


def test_what_all_clauses_share_is_compared_and_examples_are_not(cast: Cast) -> None:
    old, new = two(cast, source(), source(more='tax = "standard"', name="Other").replace("whole", "full"))
    found = comparison_of(old, new, "en")
    assert found.clauses == ()
    assert found.shared == (
        KeyChange("agreement.name.en", "Workplace", "Other"),
        KeyChange("agreement.tax", "", "standard"),
    )


def test_equal_texts_differ_in_nothing(cast: Cast) -> None:
    found = comparison_of(*two(cast, source() + PLUS, source() + PLUS), "fa")
    assert (found.clauses, found.shared, found.unchanged) == ((), (), 2)


def test_a_matrix_has_a_row_for_each_clause_and_a_cell_for_each_version(cast: Cast) -> None:
    bas, prof = (
        draft(cast, source("18.40", code="bas") + PLUS),
        draft(cast, source("25", code="prof") + PLUS + MINUS),
    )
    parts = matrix_of([bas, prof], "en")
    rows = {row.id: row for part in parts for row in part.rows}
    assert [str(part.title) for part in parts] == ["Regular fees", "What is charged as it happens"]
    assert (rows["standard"].differs, rows["plus"].differs, rows["hours"].differs) == (True, False, True)
    assert rows["hours"].cells[0] == ""
    assert rows["plus"].cells[0] == rows["plus"].cells[1]


def test_a_document_has_sections_in_peoples_words_numbered_through(cast: Cast) -> None:
    document = document_of(draft(cast, source() + MINUS + PLUS), "en")
    told = [
        (str(section.title), [(c.number, c.id) for c in section.clauses]) for section in document.sections
    ]
    assert told == [
        ("Regular fees", [(1, "standard"), (2, "plus")]),
        ("What is charged as it happens", [(3, "hours")]),
    ]


def test_each_sentence_knows_its_lines_and_each_line_its_clause(cast: Cast) -> None:
    version = draft(cast, source() + "\n# a word on hours\n" + MINUS)
    document = document_of(version, "en")
    written = version.source.splitlines()
    for clause in document.clauses:
        assert written[clause.first_line - 1].startswith(f"[[{clause.kind}]]")
        assert f'"{clause.id}"' in written[clause.first_line]
    hours = next(clause for clause in document.clauses if clause.id == "hours")
    assert written[hours.last_line - 1] == 'minimum_per_quantum = "25"'
    assert {line.clause for line in document.lines if line.text.startswith("[[example")} == {""}
    assert document.lines[hours.first_line - 1].clause == "hours"


def test_examples_stand_under_their_clause_with_what_they_come_to(cast: Cast) -> None:
    document = document_of(draft(cast, source("18.40") + MINUS), "en")
    by_id = {clause.id: clause.instances for clause in document.clauses}
    assert [(one.says, one.comes_to) for one in by_id["standard"]] == [("a whole February", "18.40\u00a0€")]
    assert by_id["hours"] == ()


def test_of_a_changed_sentence_only_the_words_that_differ_are_marked(cast: Cast) -> None:
    document = document_of(draft(cast, source("19.20")), "en", draft(cast, source("18.40")))
    [clause] = document.clauses
    assert [words for kind, words in clause.words if kind == "+"] == ["19.20\u00a0€"]
    assert [words for kind, words in clause.words if kind == "-"] == ["18.40\u00a0€"]
    assert any(kind == " " for kind, _words in clause.words)


def test_a_clause_that_a_template_says_has_no_lines_here(cast: Cast) -> None:
    template = source("18.40", code="bas", name="Bas").partition("[[example]]")[0]
    keep_template(actor=cast.system(), source=template + PLUS)
    own = HEADER.format(code="workplace", currency="EUR", more="", name="Workplace")
    own = own.replace("language = 1\n", 'language = 1\nextends = "bas@1"\n')
    document = document_of(draft(cast, own + MINUS), "en")
    lines = {clause.id: clause.first_line > 0 for clause in document.clauses}
    assert lines == {"standard": False, "plus": False, "hours": True}
