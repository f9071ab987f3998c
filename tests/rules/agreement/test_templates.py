"""Templates: what an agreement extends, what it changes of it, and the libraries that stand beside it."""

import pytest

from huolto.rules.agreement import AgreementError, check, parse, rate
from rules.agreement.kit import happening, nets

BAS = """
language = 1
[agreement]
id = "bas"
version = 1
name = { sv = "Bas" }
currency = "SEK"
zone = "Europe/Stockholm"
[calendar.centre]
hours = { mon-fri = ["08:00-17:00"] }
[[fee]]
id = "monthly"
per = "person"
every = "month"
price = "19"
[[charge]]
code = "freight"
on = "shipment"
price = "at-cost"
[[cover]]
id = "diagnosis"
tasks = ["diagnosis"]
[[example]]
says = "the template's own example"
given = [{ kind = "person_enrolled", person = "p", from = 2026-03-01, to = 2026-04-01 }]
then = { total = "19.00" }
"""
PROF = """
language = 1
extends = "bas@1"
[agreement]
id = "prof"
[[change]]
clause = "monthly"
key = "price"
from = "19"
to = "39"
[[cover]]
id = "sync"
tasks = ["sync"]
[[example]]
says = "a person a month"
given = [{ kind = "person_enrolled", person = "p", from = 2026-03-01, to = 2026-04-01 }]
then = { total = "39.00" }
"""


def problems(text: str, *beside: str) -> list[tuple[int, str, str]]:
    with pytest.raises(AgreementError) as caught:
        parse(text, beside=beside)
    return [(p.line, p.key, p.message) for p in caught.value.problems]


def test_an_agreement_takes_over_what_its_template_says():
    prof = parse(PROF, beside=[BAS])
    assert [clause.id for clause in prof.clauses] == ["sync", "monthly", "freight", "diagnosis"]
    assert (prof.header.currency, prof.header.name) == ("SEK", {"sv": "Bas"})
    assert list(prof.header.calendars) == ["centre"]
    assert prof.extends == "bas@1"
    assert prof.inherited == {"monthly": "bas@1", "freight": "bas@1", "diagnosis": "bas@1"}


def test_a_change_replaces_one_value_and_stays_visible():
    prof = parse(PROF, beside=[BAS])
    assert [(c.clause, c.key, c.before, c.after, c.line) for c in prof.changes] == [
        ("monthly", "price", "19", "39", 6)
    ]
    assert [result.ok for result in check(prof)] == [True]


def test_only_its_own_examples_are_its_own():
    assert [example.says for example in parse(PROF, beside=[BAS]).examples] == ["a person a month"]


def test_own_clauses_answer_before_those_of_the_template():
    own = PROF + '[[charge]]\nid = "free-freight"\ncode = "freight"\non = "shipment"\nprice = "5"\n'
    result = rate([parse(own, beside=[BAS])], [happening("s", "shipment", "2026-03-02", case="c", cost="80")])
    assert nets(result) == {("free-freight", "case:c", "2026-03"): "5.00"}


def test_a_clause_of_the_template_can_be_removed():
    text = PROF + '[[change]]\nclause = "freight"\nremove = true\n'
    prof = parse(text, beside=[BAS])
    assert [clause.id for clause in prof.clauses] == ["sync", "monthly", "diagnosis"]
    assert prof.inherited == {"monthly": "bas@1", "diagnosis": "bas@1"}


def test_a_key_can_be_added_and_one_inside_a_table_changed():
    text = PROF + (
        '[[change]]\nclause = "monthly"\nkey = "when"\nto = { level = "gold" }\n'
        '[[change]]\nclause = "monthly"\nkey = "when.level"\nfrom = "gold"\nto = "silver"\n'
    )
    (condition,) = parse(text, beside=[BAS]).clause("monthly").when
    assert (condition.fact, condition.values) == ("level", ("silver",))


def test_templates_can_extend_templates():
    own = 'language = 1\nextends = "prof@1"\n[agreement]\nid = "gold"\n[[change]]\nclause = "monthly"\nkey = "price"\nfrom = "39"\nto = "35"\n'
    gold = parse(own, beside=[BAS, PROF])
    assert [clause.id for clause in gold.clauses] == ["sync", "monthly", "freight", "diagnosis"]
    assert gold.inherited == {"sync": "prof@1", "monthly": "bas@1", "freight": "bas@1", "diagnosis": "bas@1"}


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            'from = "19"',
            'from = "18"',
            (9, "change.from", "the template says '19' for \"price\", not '18'; look again"),
        ),
        ('key = "price"', 'key = "prise"', (9, "change.from", 'the template has no key "prise"')),
        (
            'clause = "monthly"',
            'clause = "montly"',
            (7, "change.clause", 'the template has no clause "montly"; did you mean `monthly`?'),
        ),
        ('to = "39"', 'to = "x"', (3, "fee.price", '"x" is not a price')),
        ('"bas@1"', '"bas@2"', (3, "extends", 'there is no template "bas@2"; did you mean `bas@1`?')),
        ('"bas@1"', '"bas"', (3, "extends", '"bas" names no template; write its id and version')),
        (
            'id = "sync"',
            'id = "freight"',
            (3, "charge.id", '"freight" is already the id of the clause in line 11'),
        ),
    ],
)
def test_a_mistake_in_what_is_taken_over_is_told_in_this_file(
    old: str, new: str, expected: tuple[int, str, str]
):
    found = problems(PROF.replace(old, new), BAS)
    assert len(found) == 1, found
    line, key, message = found[0]
    assert (line, key) == expected[:2]
    assert message.startswith(expected[2])


def test_a_change_without_a_template_is_a_mistake():
    text = BAS + '[[change]]\nclause = "monthly"\nkey = "price"\nfrom = "19"\nto = "1"\n'
    assert [key for _, key, _ in problems(text)] == ["change"]


def test_templates_that_extend_each_other_are_refused():
    one = PROF.replace('extends = "bas@1"', 'extends = "two@1"').replace('id = "prof"', 'id = "one"')
    two = PROF.replace('extends = "bas@1"', 'extends = "one@1"').replace('id = "prof"', 'id = "two"')
    own = 'language = 1\nextends = "one@1"\n[agreement]\nid = "own"\n'
    assert "in a circle" in problems(own, one, two)[0][2]


def test_a_library_beside_a_file_lends_its_calendars_and_rates():
    library = (
        '[calendar.team]\nhours = { mon-fri = ["08:00-16:00"] }\n[[rate_card.hourly]]\nper_hour = "980"\n'
    )
    text = BAS + (
        '[[charge]]\ncode = "labour"\non = "work"\nquantum = "60 min"\nrate = { card = "hourly" }\n'
        '[[target]]\nkind = "solve"\ndue = "4 h"\ncalendar = "team"\n'
    )
    assert {key for _, key, _ in problems(text)} == {"charge.rate.card", "target.calendar"}
    assert sorted(parse(text, beside=[library]).header.calendars) == ["centre", "team"]


def test_what_the_file_says_itself_wins_over_the_library():
    library = '[calendar.centre]\nhours = { sun = ["10:00-11:00"] }\n'
    centre = parse(BAS, beside=[library]).header.calendars["centre"]
    assert sorted(centre.weekly) == [0, 1, 2, 3, 4]


def test_a_file_of_the_templates_name_is_not_its_own_template():
    own = 'language = 1\nextends = "bas@1"\n[agreement]\nid = "bas"\n'
    assert parse(own, beside=[BAS, own]).extends == "bas@1"


def test_a_mistake_of_the_templates_template_is_told_alone():
    middle = PROF.replace('id = "prof"', 'id = "middle"').replace('from = "19"', 'from = "18"')
    own = 'language = 1\nextends = "middle@1"\n[agreement]\nid = "own"\n'
    found = problems(own, BAS, middle)
    assert [(line, key) for line, key, _ in found] == [(2, "extends")]
    assert "the template middle@1 has a mistake: the template says '19'" in found[0][2]


def test_the_templates_words_do_not_speak_for_a_changed_clause():
    worded = BAS.replace('price = "19"\n', 'price = "19"\ntext = { en = "Nineteen a month." }\n', 1)
    prof = parse(PROF, beside=[worded])
    assert prof.clause("monthly").text == {}
