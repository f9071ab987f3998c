"""Versions of an agreement: drafted whole or not at all, put in force by dates, never changed after."""

from datetime import date

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from cast import Cast
from huolto.agreements.choices import VersionState
from huolto.agreements.commands import activate_version, discard_draft, draft_version, keep_template
from huolto.agreements.documents import document_of
from huolto.agreements.models import Agreement, AgreementVersion
from huolto.agreements.queries import lines_between, parsed, versions_in_force
from huolto.agreements.template_files import templates_of
from huolto.foundation.errors import InvalidInput, NotAllowed, WrongState
from huolto.rules.periods import DateInterval

HEADER = """language = 1

[agreement]
id = "{code}"
name = {{ en = "{name}" }}
currency = "{currency}"
zone = "Europe/Helsinki"
{more}
"""

FEE = """
[[fee]]
id = "standard"
per = "item"
price = "{price}"

[[example]]
says = "a whole February"
given = [{{ kind = "item_in_service", item = "KA-1", from = 2026-02-01 }}]
until = 2026-03-01
then = {{ total = "{total}" }}
"""


def source(
    price: str = "18.40",
    total: str = "",
    code: str = "workplace",
    currency: str = "EUR",
    more: str = "",
    name: str = "Workplace",
) -> str:
    header = HEADER.format(code=code, currency=currency, more=more, name=name)
    return header + FEE.format(price=price, total=total or price)


def draft(cast: Cast, text: str, customer=None) -> AgreementVersion:
    return draft_version(actor=cast.system(), customer=customer or cast.kaarnalahti, source=text)


def activate(cast: Cast, text: str, from_on: date, until_on: date | None = None, customer=None):
    version = draft(cast, text, customer)
    return activate_version(
        actor=cast.system(), version=version, from_on=from_on, until_on=until_on, overlaps_accepted=True
    )


def in_force(cast: Cast) -> dict[int, tuple[date | None, date | None]]:
    rows = AgreementVersion.objects.filter(state=VersionState.ACTIVE)
    return {row.number: (row.in_force.lower, row.in_force.upper) for row in rows}


def test_code_and_name_come_from_the_file_and_numbers_count_up(cast: Cast) -> None:
    first, second = draft(cast, source()), draft(cast, source("19"))
    assert (first.agreement.code, first.agreement.name) == ("workplace", {"en": "Workplace"})
    assert (first.agreement_id, first.number, second.number) == (second.agreement_id, 1, 2)
    assert first.state == VersionState.DRAFT


def test_a_wrong_file_is_refused_whole_with_every_mistake_its_line_and_key(cast: Cast) -> None:
    wrong = source(price="cheap", total="1").replace('per = "item"', 'per = "itm"').replace("EUR", "EURO")
    with pytest.raises(InvalidInput) as refused:
        draft(cast, wrong)
    problems = [(row["line"], row["key"]) for row in refused.value.details["problems"]]
    assert problems == [(6, "agreement.currency"), (12, "fee.per"), (13, "fee.price")]
    assert refused.value.field == "source"
    assert not Agreement.objects.exists()


@pytest.mark.parametrize("text", ["", "no toml at all [", "x = 1", "\x00", "language = 1"])
def test_what_is_no_agreement_is_refused_with_a_sentence(cast: Cast, text: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        draft(cast, text)
    assert refused.value.details["problems"]


def test_a_failing_example_may_be_drafted_but_not_put_in_force(cast: Cast) -> None:
    version = draft(cast, source("18.40", total="18.41"))
    assert [row["ok"] for row in version.examples] == [False]
    with pytest.raises(InvalidInput) as refused:
        activate_version(actor=cast.system(), version=version, from_on=date(2026, 1, 1))
    (failing,) = refused.value.details["examples"]
    assert (failing["says"], failing["expected"]["total"], failing["got"]["total"]) == (
        "a whole February",
        "18.41",
        "18.40",
    )
    version.refresh_from_db()
    assert version.state == VersionState.DRAFT


def test_a_new_version_ends_the_one_before_on_its_first_day(cast: Cast) -> None:
    activate(cast, source("18"), date(2026, 1, 1))
    activate(cast, source("19"), date(2026, 4, 1))
    assert in_force(cast) == {1: (date(2026, 1, 1), date(2026, 4, 1)), 2: (date(2026, 4, 1), None)}


def test_a_version_replaced_from_its_own_first_day_was_never_in_force(cast: Cast) -> None:
    activate(cast, source("18"), date(2026, 1, 1))
    activate(cast, source("19"), date(2026, 1, 1))
    first = AgreementVersion.objects.get(number=1)
    assert first.in_force.isempty
    (stack,) = versions_in_force(
        cast.suopursu, cast.kaarnalahti, DateInterval(date(2026, 1, 1), date(2026, 2, 1))
    )
    assert [version.number for version in stack.versions] == [2]


def test_a_version_may_not_run_into_a_later_one(cast: Cast) -> None:
    activate(cast, source("19"), date(2026, 4, 1))
    early = draft(cast, source("18"))
    with pytest.raises(InvalidInput) as refused:
        activate_version(actor=cast.system(), version=early, from_on=date(2026, 1, 1))
    assert refused.value.field == "until_on"
    activate_version(actor=cast.system(), version=early, from_on=date(2026, 1, 1), until_on=date(2026, 4, 1))
    assert in_force(cast)[2] == (date(2026, 1, 1), date(2026, 4, 1))


def test_an_end_before_the_beginning_is_refused(cast: Cast) -> None:
    version = draft(cast, source())
    with pytest.raises(InvalidInput):
        activate_version(
            actor=cast.system(), version=version, from_on=date(2026, 1, 2), until_on=date(2026, 1, 2)
        )


def test_an_active_version_is_not_activated_discarded_or_changed(cast: Cast) -> None:
    version = activate(cast, source(), date(2026, 1, 1))
    with pytest.raises(WrongState):
        activate_version(actor=cast.system(), version=version, from_on=date(2027, 1, 1))
    with pytest.raises(WrongState):
        discard_draft(actor=cast.system(), version=version)
    for change in ("source = source || ' '", "number = 9", "state = 'draft'"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"UPDATE agreements_agreementversion SET {change}")  # noqa: S608
    with pytest.raises(DatabaseError), transaction.atomic():
        version.delete()


def test_the_database_refuses_two_versions_in_force_on_one_day(cast: Cast) -> None:
    activate(cast, source(), date(2026, 1, 1), date(2026, 2, 1))
    activate(cast, source(), date(2026, 2, 1))
    AgreementVersion.objects.filter(number=1).update(in_force=DateRange(date(2026, 1, 1), date(2026, 2, 2)))
    with pytest.raises(IntegrityError), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_a_draft_is_discarded(cast: Cast) -> None:
    version = draft(cast, source())
    discard_draft(actor=cast.system(), version=version)
    assert not AgreementVersion.objects.exists()


def test_an_agreement_stands_on_another_of_the_customer_and_answers_first(cast: Cast) -> None:
    activate(cast, source(code="support"), date(2026, 1, 1))
    activate(cast, source("1", "19.40", code="extra", more='on_top_of = "support"'), date(2026, 2, 1))
    stacks = versions_in_force(
        cast.suopursu, cast.kaarnalahti, DateInterval(date(2026, 1, 1), date(2026, 3, 1))
    )
    assert [(stack.start, [one.agreement.code for one in stack.versions]) for stack in stacks] == [
        (date(2026, 1, 1), ["support"]),
        (date(2026, 2, 1), ["extra", "support"]),
    ]


def test_an_agreement_that_it_stands_on_must_be_there(cast: Cast) -> None:
    with pytest.raises(InvalidInput) as refused:
        draft(cast, source(code="extra", more='on_top_of = "suport"'))
    (problem,) = refused.value.details["problems"]
    assert (problem["line"], problem["key"]) == (8, "agreement.on_top_of")


def test_two_agreements_cannot_stand_on_each_other(cast: Cast) -> None:
    activate(cast, source(code="support"), date(2026, 1, 1))
    activate(cast, source("1", "19.40", code="extra", more='on_top_of = "support"'), date(2026, 1, 1))
    with pytest.raises(InvalidInput):
        draft(cast, source(code="support", more='on_top_of = "extra"'))


def test_agreements_that_answer_together_have_one_currency(cast: Cast) -> None:
    activate(cast, source(code="support"), date(2026, 1, 1))
    other = draft(cast, source(code="extra", currency="SEK"))
    with pytest.raises(InvalidInput, match="SEK"):
        activate_version(actor=cast.system(), version=other, from_on=date(2026, 1, 1))


def test_a_part_of_a_customer_is_under_its_own_agreement_or_the_one_above(cast: Cast) -> None:
    activate(cast, source(code="city"), date(2026, 1, 1))
    activate(cast, source(code="school"), date(2026, 2, 1), customer=cast.rantakoulu)
    stacks = versions_in_force(
        cast.suopursu, cast.rantakoulu, DateInterval(date(2026, 1, 1), date(2026, 3, 1))
    )
    assert [[one.agreement.code for one in stack.versions] for stack in stacks] == [["city"], ["school"]]
    assert (
        versions_in_force(cast.suopursu, cast.otavala, DateInterval(date(2026, 1, 1), date(2026, 3, 1))) == ()
    )


def test_account_managers_draft_and_the_administrator_puts_in_force(cast: Cast) -> None:
    manager, administrator = cast.actor(cast.account_manager), cast.actor(cast.provider_administrator)
    version = draft_version(actor=manager, customer=cast.kaarnalahti, source=source())
    with pytest.raises(NotAllowed):
        activate_version(actor=manager, version=version, from_on=date(2026, 1, 1))
    activate_version(actor=administrator, version=version, from_on=date(2026, 1, 1))
    for person in (cast.billing, cast.agent, cast.orderer, cast.customer_administrator):
        with pytest.raises(NotAllowed):
            draft_version(actor=cast.actor(person), customer=cast.kaarnalahti, source=source())


def test_the_document_shows_what_a_version_changes(cast: Cast) -> None:
    first, second = draft(cast, source("18.40")), draft(cast, source("19.20"))
    (clause,) = document_of(second, "en", first).clauses
    assert (clause.id, clause.is_changed, clause.is_new) == ("standard", True, False)
    assert "19.20" in clause.text
    assert "18.40" in clause.before
    assert not document_of(second, "en", second).clauses[0].is_changed


def test_lines_that_went_and_came_are_told() -> None:
    lines = lines_between("a\nb\nc", "a\nB\nc\nd")
    assert [(line.kind, line.text, line.old_number, line.new_number) for line in lines] == [
        (" ", "a", 1, 1),
        ("-", "b", 2, None),
        ("+", "B", None, 2),
        (" ", "c", 3, 3),
        ("+", "d", None, 4),
    ]


def test_a_version_is_parsed_once(cast: Cast) -> None:
    version = draft(cast, source())
    assert parsed(version) is parsed(AgreementVersion.objects.get(pk=version.pk))


def test_agreements_that_would_answer_the_same_are_told_and_can_be_accepted(cast: Cast) -> None:
    activate(cast, source(code="support"), date(2026, 1, 1))
    other = draft(cast, source(code="extra"))
    with pytest.raises(InvalidInput, match="support would answer the same") as refused:
        activate_version(actor=cast.system(), version=other, from_on=date(2026, 1, 1))
    assert refused.value.details["overlaps"] == [
        {"agreement": "support", "question": "fee:fee", "clause": "standard", "other": "standard"}
    ]
    activate_version(actor=cast.system(), version=other, from_on=date(2026, 1, 1), overlaps_accepted=True)


def test_an_agreement_on_top_of_another_is_no_overlap(cast: Cast) -> None:
    activate(cast, source(code="support"), date(2026, 1, 1))
    upper = draft(cast, source("1", "19.40", code="extra", more='on_top_of = "support"'))
    activate_version(actor=cast.system(), version=upper, from_on=date(2026, 1, 1))


def test_a_version_stays_as_it_was_when_its_template_gets_a_new_version(cast: Cast) -> None:
    administrator = cast.actor(cast.provider_administrator)
    keep_template(actor=administrator, source=source(code="base", more="version = 1"))
    own = (
        'language = 1\nextends = "base@1"\n[agreement]\nid = "own"\n'
        '[[change]]\nclause = "standard"\nkey = "price"\nfrom = "18.40"\nto = "17"\n'
    )
    version = draft(cast, own)
    keep_template(actor=administrator, source=source("20", code="base", more="version = 2"))
    agreement = parsed(AgreementVersion.objects.get(pk=version.pk))
    assert (agreement.extends, str(agreement.clause("standard").price)) == ("base@1", "17")
    assert len(version.beside) == 1


def test_a_template_is_kept_once_a_version_and_with_passing_examples_only(cast: Cast) -> None:
    administrator = cast.actor(cast.provider_administrator)
    keep_template(actor=administrator, source=source(code="base"))
    with pytest.raises(InvalidInput) as refused:
        keep_template(actor=administrator, source=source(code="base"))
    assert refused.value.details["problems"][0]["key"] == "agreement.version"
    with pytest.raises(InvalidInput, match="examples fail"):
        keep_template(actor=administrator, source=source("20", "21", code="base", more="version = 2"))
    with pytest.raises(NotAllowed):
        keep_template(actor=cast.actor(cast.account_manager), source=source(code="other"))


def test_a_provider_extends_its_own_templates_only(cast: Cast) -> None:
    keep_template(actor=cast.actor(cast.provider_administrator), source=source(code="base"))
    assert "base@1" in templates_of(cast.suopursu)
    assert "base@1" not in templates_of(cast.payar)
