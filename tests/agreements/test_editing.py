"""Editing an agreement: live mistakes and examples, drafts changed again, two editors, nothing lost."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from agreements.test_versions import activate, draft, source
from cast import Cast
from huolto.agreements.commands import change_draft
from huolto.agreements.models import AgreementVersion
from huolto.agreements.queries import digest_of
from huolto.foundation.errors import ChangedMeanwhile, InvalidInput, NotAllowed, WrongState
from huolto.foundation.models import EventRecord
from huolto.parties.models import Person

pytestmark = pytest.mark.django_db

ENGLISH = {"accept-language": "en"}


@pytest.fixture
def as_person(cast: Cast, client: Client):
    def sign_in(person: Person) -> Client:
        client.force_login(cast.user(person), backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return sign_in


def here(name: str, *args: object) -> str:
    return f"/p/suopursu{reverse(name, args=args)}"


def body(response) -> str:
    return " ".join(response.content.decode().split())


def changed(
    cast: Cast, version: AgreementVersion, text: str, based_on: str | None = None
) -> AgreementVersion:
    digest = digest_of(version.source) if based_on is None else based_on
    return change_draft(actor=cast.system(), version=version, source=text, based_on=digest)


def test_a_draft_is_changed_and_its_examples_are_run_again(cast: Cast) -> None:
    version = draft(cast, source("18.40"))
    changed(cast, version, source("18.40", total="1.00"))
    version.refresh_from_db()
    assert 'total = "1.00"' in version.source
    assert [row["ok"] for row in version.examples] == [False]
    assert EventRecord.objects.filter(name="agreements.draft_changed").count() == 1


def test_the_same_text_again_changes_nothing(cast: Cast) -> None:
    version = draft(cast, source())
    changed(cast, version, source())
    assert not EventRecord.objects.filter(name="agreements.draft_changed").exists()


def test_who_saves_second_is_told_and_the_first_text_stays(cast: Cast) -> None:
    version = draft(cast, source("18.40"))
    begun = digest_of(version.source)
    first = source("18.40") + "# first\n"
    changed(cast, version, first, begun)
    with pytest.raises(ChangedMeanwhile) as refused:
        changed(cast, version, source("18.40") + "# second\n", begun)
    assert refused.value.details["theirs"] == first
    version.refresh_from_db()
    assert version.source == first


def test_a_version_that_was_in_force_is_never_changed(cast: Cast) -> None:
    version = activate(cast, source(), date(2026, 1, 1))
    with pytest.raises(WrongState):
        changed(cast, version, source() + "# more\n")


def test_a_file_of_another_agreement_is_refused_with_its_line(cast: Cast) -> None:
    version = draft(cast, source())
    with pytest.raises(InvalidInput) as refused:
        changed(cast, version, source().replace(f'id = "{version.agreement.code}"', 'id = "another"', 1))
    [problem] = refused.value.details["problems"]
    assert problem["key"] == "agreement.id"
    assert problem["line"] > 0


@pytest.mark.parametrize("role", ["billing", "agent", "customer_administrator"])
def test_who_may_not_draft_may_not_change_a_draft(cast: Cast, role: str) -> None:
    version = draft(cast, source())
    with pytest.raises(NotAllowed):
        change_draft(
            actor=cast.actor(getattr(cast, role)),
            version=version,
            source=source() + "#\n",
            based_on=digest_of(version.source),
        )


def test_what_is_wrong_is_told_while_one_types_and_nothing_is_kept(cast: Cast, as_person) -> None:
    version = draft(cast, source())
    typed = source().replace('per = "item"', 'per = "itm"')
    answer = as_person(cast.account_manager).post(
        here("work_agreement_check"), {"source": typed, "version": version.pk}, headers=ENGLISH
    )
    assert answer.status_code == 200
    assert "<html" not in body(answer)
    assert "1 mistake<" in body(answer)
    assert "fee.per" in body(answer)
    assert 'data-line="12"' in body(answer)
    version.refresh_from_db()
    assert version.source == source()


def test_a_right_text_shows_its_document_and_what_its_examples_come_to(cast: Cast, as_person) -> None:
    answer = as_person(cast.account_manager).post(
        here("work_agreement_check"),
        {"source": source(), "customer": cast.kaarnalahti.pk},
        headers=ENGLISH,
    )
    assert "No errors" in body(answer)
    assert "1 of 1 examples pass" in body(answer)
    assert 'id="clause-standard"' in body(answer)
    assert "For instance:" in body(answer)


def test_a_failing_example_says_expected_and_got(cast: Cast, as_person) -> None:
    answer = as_person(cast.account_manager).post(
        here("work_agreement_check"),
        {"source": source(total="1.00"), "customer": cast.kaarnalahti.pk},
        headers=ENGLISH,
    )
    assert "1 example fails" in body(answer)
    assert "total 1.00" in body(answer)


def test_without_scripts_a_button_checks_and_nothing_is_kept(cast: Cast, as_person) -> None:
    version = draft(cast, source())
    typed = source(price="cheap")
    answer = as_person(cast.account_manager).post(
        here("work_version_edit", version.pk), {"source": typed, "act": "check"}, headers=ENGLISH
    )
    assert answer.status_code == 200
    assert "fee.price" in body(answer)
    assert "price = &quot;cheap&quot;" in body(answer)
    version.refresh_from_db()
    assert version.source == source()


def test_a_draft_is_kept_by_the_page(cast: Cast, as_person) -> None:
    version = draft(cast, source("18.40"))
    client = as_person(cast.account_manager)
    page = client.get(here("work_version_edit", version.pk), headers=ENGLISH)
    assert digest_of(version.source) in body(page)
    done = client.post(
        here("work_version_edit", version.pk),
        {"source": source("18.40") + "# kept\n", "based_on": digest_of(version.source)},
    )
    version.refresh_from_db()
    assert (done.status_code, version.source) == (302, source("18.40") + "# kept\n")


def test_the_second_editor_sees_both_texts_and_loses_nothing(cast: Cast, as_person) -> None:
    version = draft(cast, source("18.40"))
    begun = digest_of(version.source)
    changed(cast, version, source("18.40") + "# theirs\n")
    client = as_person(cast.account_manager)
    mine = {"source": source("18.40") + "# mine\n", "based_on": begun}
    refused = client.post(here("work_version_edit", version.pk), mine, headers=ENGLISH)
    assert refused.status_code == 422
    assert "<del>- # theirs</del>" in body(refused)
    assert "<ins>+ # mine</ins>" in body(refused)
    version.refresh_from_db()
    assert f'value="{digest_of(version.source)}"' in body(refused)
    kept = client.post(here("work_version_edit", version.pk), mine | {"based_on": digest_of(version.source)})
    version.refresh_from_db()
    assert (kept.status_code, version.source) == (302, source("18.40") + "# mine\n")


def test_a_version_in_force_is_not_edited_but_begun_from(cast: Cast, as_person) -> None:
    version = activate(cast, source(), date(2026, 1, 1))
    answer = as_person(cast.account_manager).get(here("work_version_edit", version.pk))
    assert answer["Location"].endswith(f"/agreements/new/?from={version.pk}")


def test_a_foreign_version_is_not_there_for_a_check(cast: Cast, as_person) -> None:
    version = draft(cast, source())
    client = as_person(cast.payar_billing)
    answer = client.post(
        f"/p/payar{reverse('work_agreement_check')}", {"source": source(), "version": version.pk}
    )
    assert answer.status_code == 404
