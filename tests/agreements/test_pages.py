"""The agreement pages: written and put in force at the provider, read by its customer."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from agreements.test_versions import activate, draft, source
from cast import Cast
from huolto.agreements.choices import VersionState
from huolto.agreements.models import AgreementVersion
from huolto.parties.models import Person
from huolto.parties.queries import today_at

HERE = f"/p/suopursu{reverse('work_agreements')}"
ENGLISH = {"accept-language": "en"}


@pytest.fixture
def as_person(cast: Cast, client: Client):
    def sign_in(person: Person) -> Client:
        client.force_login(cast.user(person), backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return sign_in


def body(response) -> str:
    return response.content.decode()


def test_a_file_is_kept_as_a_draft_and_put_in_force(cast: Cast, as_person) -> None:
    client = as_person(cast.provider_administrator)
    made = client.post(
        f"{HERE}new/",
        {"customer": cast.kaarnalahti.pk, "source": source()},
        headers=ENGLISH,
    )
    version = AgreementVersion.objects.get()
    assert (made.status_code, version.state) == (302, VersionState.DRAFT)
    page = client.get(made["Location"], headers=ENGLISH)
    assert "Draft of version 1" in body(page)
    assert 'id="clause-standard"' in body(page)
    done = client.post(
        f"{HERE}versions/{version.pk}/activate/",
        {"from_on": "2026-01-01", "until_on": ""},
        headers=ENGLISH,
    )
    version.refresh_from_db()
    assert (done.status_code, version.state, version.in_force.lower) == (
        302,
        VersionState.ACTIVE,
        date(2026, 1, 1),
    )
    assert "Version 1 in force" in body(client.get(done["Location"], headers=ENGLISH))


def test_mistakes_are_listed_by_line_and_key_and_what_was_typed_is_kept(cast: Cast, as_person) -> None:
    client = as_person(cast.account_manager)
    answer = client.post(
        f"{HERE}new/",
        {"customer": cast.kaarnalahti.pk, "source": source(price="cheap")},
        headers=ENGLISH,
    )
    assert answer.status_code == 422
    assert "fee.price" in body(answer)
    assert "price = &quot;cheap&quot;" in body(answer)
    assert not AgreementVersion.objects.exists()


def test_a_wrong_file_that_was_uploaded_is_shown_to_be_mended(cast: Cast, as_person) -> None:
    client = as_person(cast.account_manager)
    upload = SimpleUploadedFile("a.toml", source(price="cheap").encode())
    answer = client.post(
        f"{HERE}new/",
        {"customer": cast.kaarnalahti.pk, "source": "", "file": upload},
        headers=ENGLISH,
    )
    assert answer.status_code == 422
    assert "price = &quot;cheap&quot;" in body(answer)


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"", b"\x89PNG\r\n"])
def test_a_file_that_is_no_text_is_refused(cast: Cast, as_person, content: bytes) -> None:
    client = as_person(cast.account_manager)
    upload = SimpleUploadedFile("a.toml", content)
    answer = client.post(
        f"{HERE}new/",
        {"customer": cast.kaarnalahti.pk, "source": "", "file": upload},
        headers=ENGLISH,
    )
    assert answer.status_code == 422


def test_a_failing_example_keeps_a_version_out_of_force_and_is_named(cast: Cast, as_person) -> None:
    version = draft(cast, source(total="1.00"))
    client = as_person(cast.provider_administrator)
    answer = client.post(
        f"{HERE}versions/{version.pk}/activate/",
        {"from_on": "2026-01-01"},
        headers=ENGLISH,
    )
    assert answer.status_code == 422
    assert "1 of 1 examples fail" in body(answer)
    assert "2026-01-01" in body(answer)


def test_an_account_manager_is_not_shown_how_to_put_in_force_and_cannot(cast: Cast, as_person) -> None:
    version = draft(cast, source())
    client = as_person(cast.account_manager)
    page = body(client.get(f"{HERE}{version.agreement_id}/", headers=ENGLISH))
    assert "/activate/" not in page
    answer = client.post(f"{HERE}versions/{version.pk}/activate/", {"from_on": "2026-01-01"})
    assert answer.status_code in (403, 404)


def test_versions_are_compared_line_by_line(cast: Cast, as_person) -> None:
    version = draft(cast, source("18.40"))
    draft(cast, source("19.20"))
    page = body(as_person(cast.billing).get(f"{HERE}{version.agreement_id}/compare/", headers=ENGLISH))
    assert "<ins>+ price = &quot;19.20&quot;</ins>" in page
    assert "<del>- price = &quot;18.40&quot;</del>" in page


def test_the_file_comes_back_as_it_was_written(cast: Cast, as_person) -> None:
    version = draft(cast, source())
    answer = as_person(cast.billing).get(f"{HERE}versions/{version.pk}/source/")
    assert body(answer) == source()
    assert answer["Content-Disposition"] == 'attachment; filename="workplace-1.toml"'


def test_a_draft_is_discarded_on_its_page(cast: Cast, as_person) -> None:
    version = draft(cast, source())
    as_person(cast.account_manager).post(f"{HERE}versions/{version.pk}/discard/")
    assert not AgreementVersion.objects.exists()


def test_the_list_takes_the_same_queries_for_one_agreement_and_for_many(
    cast: Cast, as_person, django_assert_max_num_queries
) -> None:
    for number in range(12):
        activate(cast, source(code=f"a-{number}"), date(2026, 1, 1))
    client = as_person(cast.billing)
    client.get(HERE, headers=ENGLISH)
    with django_assert_max_num_queries(10):
        page = body(client.get(HERE, headers=ENGLISH))
    assert page.count("Version 1") == 12


def test_an_empty_list_says_what_to_do(cast: Cast, as_person) -> None:
    page = body(as_person(cast.account_manager).get(HERE, headers=ENGLISH))
    assert "There are no agreements yet" in page


@pytest.mark.parametrize("role", ["agent", "technician", "store_keeper", "orderer", "employee"])
def test_others_do_not_find_the_pages_of_the_provider(cast: Cast, as_person, role: str) -> None:
    version = activate(cast, source(), date(2026, 1, 1))
    client = as_person(getattr(cast, role))
    for address in (
        "work/agreements/",
        "work/agreements/new/",
        f"work/agreements/{version.agreement_id}/",
        f"work/agreements/versions/{version.pk}/source/",
    ):
        assert client.get(f"/p/suopursu/{address}").status_code == 404, address


def test_another_provider_does_not_find_it(cast: Cast, as_person) -> None:
    version = activate(cast, source(), date(2026, 1, 1))
    client = as_person(cast.payar_administrator)
    assert client.get(f"{HERE.replace('suopursu', 'payar')}{version.agreement_id}/").status_code == 404


@pytest.mark.parametrize("role", ["orderer", "inspector", "customer_administrator", "school_orderer"])
def test_a_customer_reads_where_a_price_is_agreed(cast: Cast, as_person, role: str) -> None:
    version = activate(cast, source(), date(2026, 1, 1))
    client = as_person(getattr(cast, role))
    assert "Workplace" in body(client.get("/p/suopursu/agreements/", headers=ENGLISH))
    page = body(client.get(f"/p/suopursu/agreements/{version.agreement_id}/", headers=ENGLISH))
    assert 'id="clause-standard"' in page
    assert "18.40" in page


def test_a_customer_reads_the_version_that_a_charge_was_made_by(cast: Cast, as_person) -> None:
    version = activate(cast, source("18.40"), date(2026, 1, 1))
    activate(cast, source("19.20"), date(2026, 3, 1))
    page = as_person(cast.orderer).get(
        f"/p/suopursu/agreements/{version.agreement_id}/?version=1", headers=ENGLISH
    )
    assert "18.40" in body(page)
    assert "19.20" not in body(page)


def test_a_customer_sees_no_draft_and_no_agreement_of_another(cast: Cast, as_person) -> None:
    version = activate(cast, source(), date(2026, 1, 1))
    hidden = draft(cast, source("77.70"))
    client = as_person(cast.orderer)
    page = client.get(f"/p/suopursu/agreements/{version.agreement_id}/?version={hidden.number}")
    assert page.status_code == 404
    client = as_person(cast.other_orderer)
    assert client.get(f"/p/suopursu/agreements/{version.agreement_id}/").status_code == 404
    assert "Workplace" not in body(client.get("/p/suopursu/agreements/"))


def test_an_employee_without_a_right_does_not_read_prices(cast: Cast, as_person) -> None:
    version = activate(cast, source(), date(2026, 1, 1))
    client = as_person(cast.employee)
    assert client.get("/p/suopursu/agreements/").status_code == 404
    assert client.get(f"/p/suopursu/agreements/{version.agreement_id}/").status_code == 404


@pytest.mark.parametrize("language", ["en", "fi", "sv", "nb", "fa"])
def test_the_pages_open_in_every_language(cast: Cast, as_person, language: str) -> None:
    version = activate(cast, source(), date(2026, 1, 1))
    client = as_person(cast.provider_administrator)
    draft(cast, source("20"))
    for address in ("", "new/", f"{version.agreement_id}/", f"{version.agreement_id}/compare/"):
        answer = client.get(f"{HERE}{address}", headers={"accept-language": language})
        assert answer.status_code == 200


def test_a_version_to_come_says_so_and_is_taken_back_on_its_page(cast: Cast, as_person) -> None:
    coming = today_at(cast.suopursu) + timedelta(days=40)
    activate(cast, source("18.40"), date(2026, 1, 1))
    later = activate(cast, source("19"), coming)
    client = as_person(cast.provider_administrator)
    page = body(client.get(f"{HERE}{later.agreement_id}/?version=2", headers=ENGLISH))
    assert "Version 2, scheduled from" in page
    assert f"/versions/{later.pk}/withdraw/" in page
    done = client.post(f"{HERE}versions/{later.pk}/withdraw/", headers=ENGLISH)
    assert done.status_code == 302
    assert "Version 2, taken back" in body(client.get(done["Location"], headers=ENGLISH))
    assert "taken back before it began" in body(client.get(done["Location"], headers=ENGLISH))


def test_a_version_is_ended_and_renewed_on_its_page(cast: Cast, as_person) -> None:
    version = activate(cast, source(), date(2026, 1, 1))
    client = as_person(cast.provider_administrator)
    wrong = client.post(f"{HERE}versions/{version.pk}/end/", {"until_on": "2025-12-01"}, headers=ENGLISH)
    assert wrong.status_code == 422
    assert "the end must lie after that" in body(wrong)
    client.post(f"{HERE}versions/{version.pk}/end/", {"until_on": "2026-06-01"})
    version.refresh_from_db()
    assert version.in_force.upper == date(2026, 6, 1)
    client.post(f"{HERE}versions/{version.pk}/renew/", {"until_on": ""})
    version.refresh_from_db()
    assert version.in_force.upper is None


def test_what_putting_in_force_does_is_said_before(cast: Cast, as_person) -> None:
    activate(cast, source("18.40"), date(2026, 1, 1))
    version = draft(cast, source("19"))
    page = body(
        as_person(cast.provider_administrator).get(
            f"{HERE}{version.agreement_id}/?version=2", headers=ENGLISH
        )
    )
    assert "Version 1, in force since 1 Jan 2026, ends on that day." in page
    first_of_next_month = (today_at(cast.suopursu).replace(day=1) + timedelta(days=32)).replace(day=1)
    assert f'value="{first_of_next_month.isoformat()}"' in page


def test_versions_are_compared_clause_by_clause_and_key_by_key(cast: Cast, as_person) -> None:
    version = draft(cast, source("18.40"))
    draft(
        cast,
        source("19.20") + '\n[[fee]]\nid = "plus"\nper = "item"\nwhen = { package = "plus" }\nprice = "5"\n',
    )
    page = body(
        as_person(cast.account_manager).get(f"{HERE}{version.agreement_id}/compare/", headers=ENGLISH)
    )
    assert "<del>18.40</del>" in page
    assert "<ins>19.20</ins>" in page
    assert "added" in page
    assert "lines added:" in page


def test_agreements_stand_side_by_side(cast: Cast, as_person) -> None:
    bas = draft(cast, source("18.40", code="bas", name="Bas"))
    prof = draft(cast, source("25", code="prof", name="Prof"))
    page = body(
        as_person(cast.billing).get(f"{HERE}side-by-side/", {"version": [bas.pk, prof.pk]}, headers=ENGLISH)
    )
    assert "18.40" in page
    assert "25.00" in page
    assert "differs" in page


def test_a_customers_agreements_are_chosen_by_its_id(cast: Cast, as_person) -> None:
    activate(cast, source("18.40", code="bas", name="Bas"), date(2026, 1, 1))
    draft(cast, source("31", code="prof", name="Prof"), cast.rantakoulu)
    page = body(
        as_person(cast.billing).get(
            f"{HERE}side-by-side/", {"customer": cast.kaarnalahti.pk}, headers=ENGLISH
        )
    )
    table = page[page.index("h-matrix") :]
    assert "Bas" in table
    assert "Prof" not in table


def test_lists_and_matrix_ask_the_same_number_of_queries_for_more_agreements(
    cast: Cast, as_person, django_assert_max_num_queries
) -> None:
    client = as_person(cast.billing)
    counts = []
    for code in ("bas", "prof", "max"):
        activate(cast, source(code=code), date(2026, 1, 1))
        for path in ("", f"side-by-side/?customer={cast.kaarnalahti.pk}"):
            client.get(f"{HERE}{path}")
            with django_assert_max_num_queries(23) as asked:
                client.get(f"{HERE}{path}")
            counts.append((path, len(asked)))
    assert len(set(counts)) == 2


def test_a_customer_reads_sections_examples_and_what_comes(cast: Cast, as_person) -> None:
    coming = today_at(cast.suopursu) + timedelta(days=40)
    first = activate(cast, source("18.40"), date(2026, 1, 1))
    later = activate(cast, source("19.20"), coming)
    draft(cast, source("77"))
    client = as_person(cast.orderer)
    address = f"/p/suopursu{reverse('agreement', args=[first.agreement_id])}"
    page = body(client.get(address, headers=ENGLISH))
    assert "Regular fees" in page
    assert "For instance:" in page
    assert "version 2 applies" in page
    assert "77.00" not in page
    to_come = body(client.get(f"{address}?version={later.number}", headers=ENGLISH))
    assert "19.20" in to_come
    assert client.get(f"{address}?version=3").status_code == 404
    listed = body(client.get(f"/p/suopursu{reverse('agreements')}", headers=ENGLISH))
    assert "a new version from" in listed


def test_agreements_that_would_answer_the_same_are_shown_and_can_be_accepted(cast: Cast, as_person) -> None:
    client = as_person(cast.provider_administrator)
    activate(cast, source(code="support"), date(2026, 1, 1))
    version = draft(cast, source(code="extra"))
    address = f"{HERE}versions/{version.pk}/activate/"
    refused = client.post(address, {"from_on": "2026-01-01"}, headers=ENGLISH)
    assert refused.status_code == 422
    assert "support would answer the same" in body(refused)
    assert 'name="overlaps_accepted"' in body(refused)
    accepted = client.post(address, {"from_on": "2026-01-01", "overlaps_accepted": "on"}, headers=ENGLISH)
    assert accepted.status_code == 302
    version.refresh_from_db()
    assert version.state == VersionState.ACTIVE
