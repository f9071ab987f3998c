"""Reading an agreement file: everything that is wrong is said at once, with line, key and the nearest right word."""

import tomllib
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huolto.rules.agreement import AgreementError, parse
from huolto.rules.agreement.positions import locate
from rules.agreement.kit import FIXTURES, HEADER, STANDARD_FEE, agreement, fixture

HEAD = HEADER.format(id="a", currency="EUR", zone="UTC", system="gregorian", more="")
HEAD_LINES = HEAD.count("\n")
TEAM = '[calendar.team]\nhours = { mon-fri = ["08:00-16:00"] }\n'


def problems_of(text: str) -> list[tuple[int, str, str]]:
    with pytest.raises(AgreementError) as caught:
        parse(text)
    return [(p.line, p.key, p.message) for p in caught.value.problems]


def only_problem(clause: str) -> tuple[int, str, str]:
    found = problems_of(HEAD + clause)
    assert len(found) == 1, found
    line, key, message = found[0]
    return line - HEAD_LINES, key, message


def test_all_mistakes_of_a_file_are_told_at_once_with_line_and_key():
    found = problems_of((FIXTURES / "broken" / "many-mistakes.toml").read_text())
    assert [(line, key) for line, key, _ in found] == [
        (3, "agreement.currency"),
        (5, "agreement.curency"),
        (6, "agreement.zone"),
        (7, "agreement.tax"),
        (8, "agreement.name.xx"),
        (12, "charge.on"),
        (19, "fee.when.pakage"),
        (20, "fee.price"),
        (23, "fee.id"),
        (25, "fee.price"),
        (26, "fee.minimum_days"),
        (28, "cover"),
        (29, "cover.task"),
        (35, "example.given.kind"),
        (37, "example.then.charges.nett"),
    ]


def test_the_nearest_right_word_is_offered():
    found = {
        key: message
        for _, key, message in problems_of((FIXTURES / "broken" / "many-mistakes.toml").read_text())
    }
    assert found["agreement.curency"] == "unknown key `curency`; did you mean `currency`?"
    assert found["agreement.zone"] == 'unknown zone "Europe/Helsinky"; did you mean `Europe/Helsinki`?'
    assert found["charge.on"] == 'unknown word "delivry"; did you mean `delivery`?'
    assert found["fee.when.pakage"] == "item_in_service has no fact `pakage`; did you mean `package`?"
    assert found["example.given.kind"] == 'unknown kind "fautl"; did you mean `fault`?'
    assert found["example.then.charges.nett"] == "unknown key `nett`; did you mean `net`?"


def test_a_text_that_is_not_toml_names_its_line():
    found = problems_of((FIXTURES / "broken" / "syntax.toml").read_text())
    assert found == [(4, "id", "is not TOML: Illegal character '\\n'")]


@pytest.mark.parametrize("text", ["", "   \n", "language = 1"])
def test_an_empty_file_says_what_is_missing(text: str):
    keys = [key for _, key, _ in problems_of(text)]
    assert "agreement" in keys


@pytest.mark.parametrize(
    ("clause", "line", "key", "message"),
    [
        (
            '[[fee]]\nper = "item"\nprice = 18.40\n',
            3,
            "fee.price",
            'a price is written as a string, so that it stays exact: write "18.40"',
        ),
        (
            '[[fee]]\nper = "item"\nprice = "-1"\n',
            3,
            "fee.price",
            '"-1" is below zero; a price is zero or more',
        ),
        (
            '[[fee]]\nper = "item"\nprice = "1,50"\n',
            3,
            "fee.price",
            '"1,50" is not a price; write digits with a point and no spaces, such as "18.40"',
        ),
        ('[[fee]]\nper = "item"\nprice = "1.23456"\n', 3, "fee.price", '"1.23456" has more than 4 decimals'),
        ('[[fee]]\nper = "item"\n', 1, "fee.price", '`price` is missing; expected a price such as "18.40"'),
        ('[[fee]]\nper = "itme"\nprice = "1"\n', 2, "fee.per", 'unknown word "itme"; did you mean `item`?'),
        (
            '[[fee]]\nof = "lease"\n',
            1,
            "fee.basis",
            "`basis` is missing; expected a string",
        ),
        (
            '[[fee]]\nof = "lease"\nbasis = "term"\ndays = "actual"\n',
            4,
            "fee.days",
            'a lease with basis = "term" runs its term, used or not; leave out `days`',
        ),
        (
            '[[charge]]\ncode = "x"\non = "visit"\nprice = { cost_plus = "3 %" }\n',
            4,
            "charge.price",
            'visit has no fact `cost`; write a price such as "45.00"',
        ),
        (
            '[[charge]]\ncode = "x"\non = "item_in_service"\nprice = "1"\n',
            3,
            "charge.on",
            "item_in_service lasts; write it as [[fee]] with `per` or `of`, a charge is for what happens once",
        ),
        (
            '[[charge]]\ncode = "x"\non = "work"\nquantum = "15"\nminimum_per_quantum = "1"\n',
            4,
            "charge.quantum",
            'expected a duration such as "15 min" or "3 h", not \'15\'',
        ),
        (
            '[[charge]]\ncode = "x"\non = "work"\nquantum = "15 min"\nrate = { card = "hourly" }\n',
            5,
            "charge.rate.card",
            "no [[rate_card.hourly]] and no minimum_per_quantum; nothing is known here",
        ),
        (
            '[[charge]]\ncode = "x"\non = "visit"\nprice = "1"\nwhen = { type = { over = "a" } }\n',
            5,
            "charge.when.type.over",
            "`type` is a text, it has no order; write is, not, in or not_in",
        ),
        (
            '[[charge]]\ncode = "x"\non = "work"\nprice = "1"\nwhen = { at_customers_request = "yes" }\n',
            5,
            "charge.when.at_customers_request",
            "`at_customers_request`: expected true or false, not 'yes'",
        ),
        ("[fee]\n", 1, "fee", "is written [[fee]], with two brackets"),
        (
            'extends = "bas@1"\n',
            1,
            "agreement.extends",
            'there is no template "bas@1"; give the template\'s file beside this one',
        ),
        ("[[cover]]\n", 1, "cover", 'covers nothing; write tasks = ["advice"]'),
        ('[[cover]]\non = "vist"\n', 2, "cover.on", 'unknown word "vist"; did you mean `visit`?'),
        (
            '[[cover]]\nparts = { clas = ["roller"] }\n',
            2,
            "cover.parts.clas",
            "part has no fact `clas`; did you mean `class`?",
        ),
        (
            '[[cover]]\ntasks = ["a"]\nwindow = { inside = "team" }\n',
            3,
            "cover.window.inside",
            "there is no [calendar.team]; add one",
        ),
        ('[[target]]\nkind = "sovle"\ndue = "4 h"\n' + TEAM, 2, "target.kind", 'unknown word "sovle"'),
        (
            '[[target]]\nkind = "solve"\ndue = "soon"\n' + TEAM,
            3,
            "target.due",
            'unknown word "soon"; known: ',
        ),
        (
            '[[target]]\nkind = "solve"\ndue = "4 h"\ncut_off = "14:00"\n' + TEAM,
            4,
            "target.cut_off",
            '`cut_off` belongs to due = "next-working-day"',
        ),
        (
            '[calendar.team]\nhours = { mon-fry = ["08:00-16:00"] }\n',
            2,
            "calendar.team.hours",
            "'mon-fry' is not a weekday",
        ),
        (
            '[calendar.team]\nhours = { mon-fri = ["08:00-16:00"] }\nholidays = "XX"\n',
            3,
            "calendar.team.holidays",
            "No holidays are known for 'XX'",
        ),
        ('[[rule]]\non = "estimate"\nthen = "notify"\n', 3, "rule.then", 'unknown word "notify"'),
        (
            '[[stock]]\nshare = "8 %"\ncount = 3\n',
            2,
            "stock.share",
            'expected share = "8 %" or count = 32',
        ),
        (
            '[[visits]]\ncount = 3\nper = "term"\n',
            3,
            "visits.per",
            'per = "term" needs a term with an end',
        ),
        ("[[warranty]]\npart_months = 0\n", 2, "warranty.part_months", "0 is too small; the least is 1"),
        ('[[exchange]]\nmode = "swap"\n', 1, "exchange", "expected a table, found an array"),
        (
            "[scope]\ndevices = { at_least = 35, at_most = 10 }\n",
            2,
            "scope.devices.at_most",
            "10 is less than `at_least`, 35",
        ),
        ('[intake]\nmailbx = "x"\n', 2, "intake.mailbx", "unknown key `mailbx`; did you mean `mailbox`?"),
    ],
)
def test_a_mistake_is_told_where_it_stands_and_how_to_mend_it(clause: str, line: int, key: str, message: str):
    found_line, found_key, found_message = only_problem(clause)
    assert (found_line, found_key) == (line, key)
    assert found_message.startswith(message)


@pytest.mark.parametrize("value", ["[" * 50_000 + "]" * 50_000, "9" * 5_000])
def test_what_no_program_can_read_is_refused_too(value: str):
    assert problems_of(f"language = {value}") == [
        (0, "", "holds a number too long or tables nested too deeply to be read")
    ]


def test_a_newer_language_is_refused():
    assert [key for _, key, _ in problems_of(HEAD.replace("language = 1", "language = 2"))] == ["language"]


def test_currency_and_identity_are_needed():
    assert [key for _, key, _ in problems_of('language = 1\n[agreement]\nzone = "UTC"\n')] == [
        "agreement.currency",
        "agreement.id",
    ]
    unknown = HEAD.replace('"EUR"', '"EUX"')
    assert problems_of(unknown)[0][2] == 'unknown currency "EUX"; did you mean `EUR`?'


def test_an_agreement_keeps_its_clauses_in_the_order_of_the_file():
    clauses = [clause.id for clause in fixture("workplace.toml").clauses]
    assert clauses == ["purchase", "accessory", "standard", "plus", "finance-lease", "life-cycle-lease"]


def test_a_byte_order_mark_and_windows_lines_are_read():
    text = "\ufeff" + (HEAD + STANDARD_FEE).replace("\n", "\r\n")
    assert parse(text).clauses[0].line == HEAD_LINES + 2


def test_two_examples_may_not_use_one_id_twice():
    example = '[[example]]\nsays = "x"\ngiven = [{ id = "1", kind = "visit", at = 2026-01-01 }, { id = "1", kind = "visit", at = 2026-01-01 }]\nthen = { charges = [] }\n'
    assert only_problem(example) == (3, "example.given", 'two happenings have the id "1"')


def test_the_same_text_gives_the_same_agreement():
    assert agreement().header == agreement().header


def test_positions_respect_strings_arrays_and_nested_tables():
    text = (
        'a = """x\n[not.a.table]\n"""\n'  # 1-3
        "b.c = 1 # [no]\n"  # 4
        "[[t]]\n"  # 5
        "rows = [\n  { k = 1 },\n  { k = [2,\n 3], \"q.r\" = '#' },\n]\n"  # 6-10
        "[[t]]\n"  # 11
        "[t.sub]\n"  # 12
        "z = '''\ny = 1'''\n"  # 13-14
        "last = 1979-05-27T07:32:00Z\n"  # 15
    )
    lines = locate(text)
    assert lines[("a",)] == 1
    assert lines[("b", "c")] == 4
    assert lines[("t", 0)] == 5
    assert lines[("t", 0, "rows", 0, "k")] == 7
    assert lines[("t", 0, "rows", 1, "q.r")] == 9
    assert lines[("t", 1)] == 11
    assert lines[("t", 1, "sub", "z")] == 13
    assert lines[("t", 1, "sub", "last")] == 15
    assert ("y",) not in lines


_VALUES = st.recursive(
    st.one_of(
        st.integers(-9, 9),
        st.booleans(),
        st.text(st.characters(blacklist_categories=("Cc", "Cs")), max_size=6),
    ),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.from_regex(r"[a-z]{1,3}", fullmatch=True), inner, max_size=3)
    ),
    max_leaves=6,
)


def _written(value: object) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key} = {_written(part)}" for key, part in value.items()) + "}"
    if isinstance(value, list):
        return "[\n" + ",\n".join(_written(part) for part in value) + "\n]"
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return str(value).lower()


@given(st.dictionaries(st.from_regex(r"[a-z]{1,3}", fullmatch=True), _VALUES, max_size=4))
def test_every_key_that_toml_reads_has_a_line(data: dict[str, object]):
    text = "".join(f"{key} = {_written(value)}\n" for key, value in data.items())
    assert tomllib.loads(text) == data
    lines = locate(text)
    for key in data:
        assert text.split("\n")[lines[(key,)] - 1].startswith(f"{key} = ")


@given(st.text(max_size=80))
def test_any_text_is_read_or_refused_with_problems(text: str):
    for tried in (text, HEAD + text, HEAD + "[[fee]]\n" + text):
        with suppress(AgreementError):
            parse(tried)
