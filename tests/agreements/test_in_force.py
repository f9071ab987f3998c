"""What is in force is read without its texts once it is known what they say; a draft is read as it is now."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from agreements.test_versions import activate, draft, source
from cast import Cast
from huolto.agreements import in_force
from huolto.agreements.in_force import parsed, paths_of, versions_in
from huolto.agreements.models import AgreementVersion
from huolto.rules.agreement.model import Agreement as ParsedAgreement
from huolto.rules.periods import DateInterval

pytestmark = pytest.mark.django_db

SPRING = DateInterval(date(2026, 3, 1), date(2026, 6, 1))


@pytest.fixture(autouse=True)
def nothing_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(in_force, "_kept", {})


def price_of(said: ParsedAgreement) -> str:
    return str(said.clause("standard").price)


def only(cast: Cast) -> AgreementVersion:
    (version,) = versions_in(cast.suopursu, SPRING)
    return version


def test_the_text_of_a_version_is_read_once(cast: Cast) -> None:
    activate(cast, source("18"), date(2026, 1, 1))
    first = only(cast)
    assert first.get_deferred_fields() == set()
    said = parsed(first)
    again = only(cast)
    assert again.get_deferred_fields() == {"source", "beside"}
    with CaptureQueriesContext(connection) as asked:
        assert parsed(again) is said
    assert len(asked) == 0
    assert (again.source, again.beside) == (first.source, first.beside)


def test_a_version_is_read_whole_but_for_its_texts(cast: Cast) -> None:
    activate(cast, source("18"), date(2026, 1, 1), date(2027, 1, 1))
    stored = AgreementVersion.objects.select_related("agreement").get()
    for version in (only(cast), parsed(only(cast)) and only(cast)):
        for field in AgreementVersion._meta.concrete_fields:
            assert getattr(version, field.attname) == getattr(stored, field.attname)
        for field in stored.agreement._meta.concrete_fields:
            assert getattr(version.agreement, field.attname) == getattr(stored.agreement, field.attname)


def test_versions_are_those_of_the_provider_that_have_a_day_in_the_interval(cast: Cast) -> None:
    activate(cast, source("18"), date(2026, 1, 1), date(2026, 3, 1))
    activate(cast, source("19"), date(2026, 3, 1), date(2026, 4, 1))
    activate(cast, source("20"), date(2026, 4, 1))
    draft(cast, source("21"))
    assert [version.number for version in versions_in(cast.suopursu, SPRING)] == [2, 3]
    assert versions_in(cast.payar, SPRING) == []


def test_a_draft_says_what_its_text_is_now(cast: Cast) -> None:
    version = draft(cast, source("18"))
    before = price_of(parsed(version))
    version.source = source("19")
    assert price_of(parsed(version)) != before


def test_a_key_that_was_activated_at_another_time_is_another_version(cast: Cast) -> None:
    activate(cast, source("18"), date(2026, 1, 1))
    version = only(cast)
    before = parsed(version)
    other = only(cast)
    other.activated_at += timedelta(microseconds=1)
    other.source, other.beside = source("19"), []
    assert price_of(parsed(other)) != price_of(before)


def test_of_too_many_versions_all_are_forgotten_and_read_again(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(in_force, "MOST_KEPT", 1)
    activate(cast, source("18"), date(2026, 1, 1), date(2026, 4, 1))
    activate(cast, source("19"), date(2026, 4, 1))
    for _turn in range(2):
        said = [price_of(parsed(version)) for version in versions_in(cast.suopursu, SPRING)]
        assert len(set(said)) == 2
        assert len(in_force._kept) == 1


def test_paths_are_those_of_the_providers_own_organisations(cast: Cast) -> None:
    asked = [cast.kaarnalahti.pk, cast.sepidar.pk]
    assert paths_of(cast.suopursu, asked) == {cast.kaarnalahti.pk: cast.kaarnalahti.path}
