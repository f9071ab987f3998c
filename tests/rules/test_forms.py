"""Definitions of forms: what is read, which fields are seen, what is taken of answers, and how they are told."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huolto.rules.calendars import CalendarSystem
from huolto.rules.explanation import render
from huolto.rules.forms import (
    DefinitionError,
    FieldKind,
    check_answers,
    parse_definition,
    read_form,
    run_examples,
    said_of,
    summary_of,
    visible_fields,
    write_form,
)
from huolto.rules.forms.conditions import holds
from huolto.rules.forms.model import AllOf, AnyOf, Asked, Not

TODAY = date(2026, 3, 2)

ACCESS = """
code = "access"
area = "it"
name = { en = "Access rights", fi = "Käyttöoikeudet" }
task = "account"
for = ["supervisor", "order"]
approval = "supervisor"
title_from = "system"

[[field]]
id = "what"
kind = "choice"
label = { en = "What for?", fi = "Mihin?" }
required = true
options = [{ id = "folder", name = { en = "A folder", fi = "Kansio" } }, { id = "system", name = { en = "A system" } }]

[[field]]
id = "system"
kind = "text"
label = { en = "Which system?" }
required = true
show_if = { field = "what", equals = "system" }

[[field]]
id = "until"
kind = "date"
label = { en = "Until" }
after = "today"

[[example]]
says = "a system must be named"
given = { what = "system" }
refused = ["system"]
visible = ["what", "system", "until"]

[[example]]
says = "a folder needs no system"
given = { what = "folder", until = 2099-01-01 }
"""


def one(**field):
    """A definition of one field called `x`."""
    return parse_definition({"field": [{"id": "x", "kind": "text", "label": "X", **field}]})


def error_of(answer, **field) -> str:
    """The code of what is wrong with an answer, or nothing."""
    errors = check_answers(one(**field), {"x": answer}, today=TODAY).errors
    return errors["x"].code if errors else ""


def taken(answer, **field):
    return check_answers(one(**field), {"x": answer}, today=TODAY).answers.get("x")


def test_a_file_is_read_with_its_header_fields_and_examples() -> None:
    form = read_form(ACCESS)
    assert (form.code, form.area, form.task, form.approval) == ("access", "it", "account", "supervisor")
    assert tuple(form.roles) == ("supervisor", "order")
    definition = parse_definition(form.definition)
    assert [(field.id, field.kind) for field in definition.fields] == [
        ("what", "choice"),
        ("system", "text"),
        ("until", "date"),
    ]


def test_what_is_written_reads_as_the_same_form() -> None:
    form = read_form(ACCESS)
    assert read_form(write_form(form)) == form


def test_every_mistake_is_named_at_once_with_the_nearest_word() -> None:
    broken = (
        ACCESS.replace('kind = "text"', 'kind = "texd"')
        .replace("after =", "aftr =")
        .replace("task =", "tsk =")
        .replace('"supervisor", "order"', '"superviser"')
    )
    with pytest.raises(DefinitionError) as raised:
        read_form(broken)
    said = [f"{problem.place}: {problem.message}" for problem in raised.value.problems]
    assert "form: `tsk` is not known; did you mean `task`?." in said
    assert "for: `superviser` is not known; did you mean `supervisor`?." in said
    assert "field system: its kind `texd` is not known; did you mean `text`?." in said
    assert "field until: `aftr` is not known for date; did you mean `after`?." in said


@pytest.mark.parametrize(
    ("field", "place"),
    [
        ({"id": "X!"}, "field X!"),
        ({"label": ""}, "field x: label"),
        ({"label": {"xx": "hm"}}, "field x: label"),
        ({"kind": "choice", "options": [{"id": "a", "name": "A"}]}, "field x: options"),
        ({"kind": "number", "least": 5, "most": 1}, "field x: least"),
        ({"kind": "number", "least": "many"}, "field x: least"),
        ({"pattern": "("}, "field x: pattern"),
        ({"pattern": "(a+)+"}, "field x: pattern"),
        ({"pattern": "a"}, "field x: pattern_says"),
        ({"format": "cidr"}, "field x: format"),
        ({"kind": "date", "after": "tomorrow"}, "field x: after"),
        ({"kind": "date", "default": "supervisor"}, "field x: default"),
        ({"kind": "rows"}, "field x: fields"),
        ({"show_if": {"field": "x", "equals": 1}}, "field x: show_if"),
        ({"required": "yes"}, "field x: required"),
    ],
)
def test_a_mistake_is_found_where_it_stands(field, place: str) -> None:
    with pytest.raises(DefinitionError) as raised:
        one(**field)
    assert place in [problem.place for problem in raised.value.problems]


def test_a_form_that_asks_in_confidence_is_confidential() -> None:
    source = ACCESS.replace('id = "until"', 'id = "until"\nconfidential = true')
    with pytest.raises(DefinitionError) as raised:
        read_form(source)
    assert [problem.place for problem in raised.value.problems] == ["confidential"]
    assert read_form("confidential = true\n" + source).confidential is True


def test_a_condition_looks_back_only_so_that_nothing_goes_round() -> None:
    rows = [
        {"id": "a", "kind": "text", "label": "A", "show_if": {"field": "b", "filled": True}},
        {"id": "b", "kind": "text", "label": "B", "show_if": {"field": "a", "filled": True}},
    ]
    with pytest.raises(DefinitionError) as raised:
        parse_definition({"field": rows})
    assert raised.value.problems[0].place == "field a: show_if"


def test_what_is_hidden_counts_as_not_answered_and_is_dropped() -> None:
    definition = parse_definition(
        {
            "field": [
                {"id": "a", "kind": "yes_no", "label": "A"},
                {"id": "b", "kind": "text", "label": "B", "show_if": {"field": "a", "equals": True}},
                {"id": "c", "kind": "text", "label": "C", "show_if": {"field": "b", "filled": True}},
            ]
        }
    )
    checked = check_answers(definition, {"a": False, "b": "left over", "c": "too"}, today=TODAY)
    assert checked.visible == ("a",)
    assert checked.answers == {"a": False}


def test_examples_say_what_they_expected_and_what_was_found() -> None:
    definition = parse_definition(read_form(ACCESS).definition)
    assert [result.ok for result in run_examples(definition, today=TODAY)] == [True, True]
    wrong = read_form(ACCESS.replace('refused = ["system"]', "refused = []"))
    [result, _other] = run_examples(parse_definition(wrong.definition), today=TODAY)
    assert (result.ok, result.refused_expected, result.refused) == (False, (), ("system",))


@pytest.mark.parametrize(
    ("answer", "field", "code"),
    [
        ("", {"required": True}, "form.required"),
        ("   ", {"required": True}, "form.required"),
        ("ab", {"least": 3}, "form.too-short"),
        ("abcd", {"most": 3}, "form.too-long"),
        ("12", {"pattern": "[A-Z]+", "pattern_says": "Capitals"}, "form.said"),
        ("aino@", {"format": "mail"}, "form.not-mail"),
        ("call me", {"format": "phone"}, "form.not-a-phone"),
        ("two", {"kind": "number"}, "form.not-a-number"),
        ("NaN", {"kind": "number"}, "form.not-a-number"),
        ("1", {"kind": "number", "least": 2}, "form.too-small"),
        ("-1", {"kind": "amount"}, "form.too-small"),
        ("9", {"kind": "number", "most": 8}, "form.too-large"),
        ("31.2.", {"kind": "date"}, "form.not-a-day"),
        ("2026-03-01", {"kind": "date", "after": "today"}, "form.too-early"),
        ("2026-03-03", {"kind": "date", "before": "today"}, "form.too-late"),
        ("true", {"kind": "yes_no"}, "form.not-an-option"),
        ("12x", {"kind": "item"}, "form.not-yours"),
        ([{"name": "pay.exe"}], {"kind": "files", "allowed": ["xlsx"]}, "form.file-kind"),
        ([{"name": "a.pdf", "size": 3_000_000}], {"kind": "files", "largest_mb": 2}, "form.file-size"),
        ([{"name": "a"}, {"name": "b"}], {"kind": "files", "most": 1}, "form.too-many"),
        ([{"name": "a"}], {"kind": "files", "least": 2}, "form.too-few"),
    ],
)
def test_an_answer_that_does_not_do_is_refused(answer, field, code: str) -> None:
    assert error_of(answer, **field) == code


@pytest.mark.parametrize(
    ("answer", "field", "kept"),
    [
        ("  fine ", {}, "fine"),
        ("1 234,50", {"kind": "amount"}, "1234.50"),
        ("۱۲٫۵", {"kind": "number"}, "12.5"),
        ("2026-03-02", {"kind": "date", "after": "today", "before": "today"}, "2026-03-02"),
        (False, {"kind": "yes_no", "required": True}, False),
        ("7", {"kind": "item"}, 7),
        ("10.0.0.0/24", {"format": "endpoint"}, "10.0.0.0/24"),
        ("FILES.Example.com", {"format": "endpoint"}, "files.example.com"),
        ("2001:DB8::1", {"format": "endpoint"}, "2001:db8::1"),
        ("8000-8100, 443,8101", {"format": "ports"}, "443, 8000-8101"),
        ("۴۴۳", {"format": "ports"}, "443"),
    ],
)
def test_a_good_answer_is_kept_in_one_spelling(answer, field, kept) -> None:
    assert error_of(answer, **field) == ""
    assert taken(answer, **field) == kept


@pytest.mark.parametrize(
    ("answer", "format", "code"),
    [
        ("10.0.0.300", "endpoint", "form.not-an-endpoint"),
        ("10.0.0", "endpoint", "form.not-an-endpoint"),
        ("a b", "endpoint", "form.not-an-endpoint"),
        ("-x.example", "endpoint", "form.not-an-endpoint"),
        ("10.0.0.1/24", "endpoint", "form.not-a-network"),
        ("10.0.0.0/33", "endpoint", "form.not-an-endpoint"),
        ("0", "ports", "form.no-such-port"),
        ("65536", "ports", "form.no-such-port"),
        ("all", "ports", "form.not-ports"),
        ("443,", "ports", "form.not-ports"),
        ("90-80", "ports", "form.ports-reversed"),
    ],
)
def test_addresses_and_ports_are_looked_at(answer, format, code) -> None:
    assert error_of(answer, format=format) == code


def test_a_network_that_was_nearly_right_is_told_in_full() -> None:
    checked = check_answers(one(format="endpoint"), {"x": "10.0.0.1/24"}, today=TODAY)
    assert "10.0.0.0/24" in render(checked.errors["x"], "fi")


def test_a_reference_names_only_what_the_caller_knows() -> None:
    definition = one(kind="person")
    known = {FieldKind.PERSON: {1, 2}}
    assert check_answers(definition, {"x": 2}, today=TODAY, known=known).answers == {"x": 2}
    assert check_answers(definition, {"x": 3}, today=TODAY, known=known).errors["x"].code == "form.not-yours"


def test_a_day_may_be_bound_to_a_day_before_it() -> None:
    definition = parse_definition(
        {
            "field": [
                {"id": "a", "kind": "date", "label": "From"},
                {"id": "b", "kind": "date", "label": "Until", "after": "a"},
            ]
        }
    )
    late = check_answers(definition, {"a": "2026-05-02", "b": "2026-05-01"}, today=TODAY)
    assert late.errors["b"].params == {"day": "2026-05-02"}


RULES = {
    "id": "rules",
    "kind": "rows",
    "label": "Rules",
    "required": True,
    "fields": [
        {"id": "source", "kind": "text", "label": "Source", "required": True, "format": "endpoint"},
        {"id": "ports", "kind": "text", "label": "Ports", "format": "ports"},
    ],
}


def test_each_row_of_a_list_is_checked_and_empty_rows_are_left_out() -> None:
    definition = parse_definition({"field": [RULES]})
    rows = [{"source": "10.0.0.1", "ports": "443"}, {"source": "", "ports": ""}, {"source": "", "ports": "0"}]
    checked = check_answers(definition, {"rules": rows}, today=TODAY)
    assert {place: reason.code for place, reason in checked.errors.items()} == {
        "rules.1.source": "form.required",
        "rules.1.ports": "form.no-such-port",
    }
    assert checked.answers["rules"][0] == {"source": "10.0.0.1", "ports": "443"}


def test_a_list_that_is_asked_for_has_a_row() -> None:
    checked = check_answers(parse_definition({"field": [RULES]}), {"rules": [{}]}, today=TODAY)
    assert checked.errors["rules"].code == "form.required"


def test_answers_are_told_in_the_readers_words_and_calendar() -> None:
    definition = parse_definition(read_form(ACCESS).definition)
    answers = {"what": "folder", "until": "2026-03-21"}
    finnish = summary_of(definition, answers, language="fi")
    assert [(line.label, line.value) for line in finnish] == [("Mihin?", "Kansio"), ("Until", "21.3.2026")]
    persian = summary_of(definition, answers, language="fa", calendar=CalendarSystem.JALALI)
    assert persian[1].value == "۱ فروردین ۱۴۰۵"


def test_a_row_that_is_no_longer_there_is_told_as_a_dash() -> None:
    lines = summary_of(one(kind="person"), {"x": 5}, language="en", names={})
    assert lines[0].value == "–"


def test_what_people_wrote_is_searched_and_options_are_not() -> None:
    definition = parse_definition(read_form(ACCESS).definition)
    assert said_of(definition, {"what": "system", "system": "Payroll"}) == "Payroll"


scalars = st.one_of(
    st.none(), st.booleans(), st.integers(-5, 5), st.text(max_size=3), st.lists(st.text(max_size=2))
)
questions = st.builds(
    Asked,
    st.sampled_from("abc"),
    st.sampled_from(["equals", "greater", "less"]),
    st.one_of(st.integers(-5, 5), st.text(max_size=3), st.booleans()),
) | st.builds(Asked, st.sampled_from("abc"), st.just("filled"), st.booleans())
conditions = st.recursive(
    questions,
    lambda inner: (
        st.builds(Not, inner)
        | st.builds(AllOf, st.lists(inner, max_size=3).map(tuple))
        | st.builds(AnyOf, st.lists(inner, max_size=3).map(tuple))
    ),
    max_leaves=6,
)
answered = st.dictionaries(st.sampled_from("abc"), scalars)


@given(conditions, answered)
def test_a_condition_or_its_opposite_holds_for_any_answers(condition, answers) -> None:
    assert holds(condition, answers) is not holds(Not(condition), answers)


@given(st.lists(conditions, max_size=4).map(tuple), answered)
def test_all_hold_where_none_of_their_opposites_does(parts, answers) -> None:
    assert holds(AllOf(parts), answers) is not holds(AnyOf(tuple(map(Not, parts))), answers)


@given(st.dictionaries(st.sampled_from(["what", "system", "until", "other"]), scalars))
def test_any_answers_at_all_are_taken_or_refused_and_never_both(answers) -> None:
    definition = parse_definition(read_form(ACCESS).definition)
    checked = check_answers(definition, answers, today=TODAY)
    assert not set(checked.answers) & set(checked.errors)
    assert set(checked.answers) <= set(checked.visible)
    assert checked.visible == visible_fields(definition, answers)


@given(st.dictionaries(st.sampled_from(["what", "system", "until"]), scalars))
def test_what_was_taken_is_taken_again_unchanged(answers) -> None:
    definition = parse_definition(read_form(ACCESS).definition)
    kept = check_answers(definition, answers, today=TODAY).answers
    assert check_answers(definition, kept, today=TODAY).answers == kept
