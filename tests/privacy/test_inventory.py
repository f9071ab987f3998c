"""Every column that can hold something about a person is classified by its domain, and nothing else is."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.db import models

from huolto.foundation.models import StoredFile
from huolto.foundation.personal_data import Sort, domains, sweeps, tables
from huolto.parties.models import Person, User
from huolto.privacy.queries import record_of_processing

WITHOUT_PEOPLE = frozenset({"auth", "contenttypes"})
"""Django's own lists of permissions and models: nobody writes there."""

TEXTS = (
    models.CharField,
    models.TextField,
    models.JSONField,
    models.FileField,
    models.BinaryField,
    models.GenericIPAddressField,
    ArrayField,
)


def telling(field: Any) -> bool:
    """Whether a column could say something about a person."""
    if field.is_relation:
        return field.related_model in (Person, User, StoredFile)
    return isinstance(field, TEXTS) and not field.choices


def followed() -> Iterator[type[models.Model]]:
    """The tables with rows of their own; histories are classified with what they follow."""
    histories = {getattr(model, "pgh_event_model", None) for model in apps.get_models()}
    for model in apps.get_models(include_auto_created=True):
        own = model._meta.managed and model not in histories and not model._meta.proxy
        if own and model._meta.app_label not in WITHOUT_PEOPLE:
            yield model


def test_no_column_that_can_name_a_person_is_left_unclassified() -> None:
    classified = {table.model: set(table.columns()) for table in tables()}
    missing = [
        f"{model._meta.label}.{field.name}: say in the domain's personal_data.py what it holds"
        for model in followed()
        for field in model._meta.local_fields
        if telling(field) and not field.primary_key and field.name not in classified.get(model, set())
    ]
    assert missing == []


def test_each_table_is_classified_once_and_each_column_under_one_sort() -> None:
    models_told = [table.model for table in tables()]
    assert len(models_told) == len(set(models_told))
    doubled = {
        table.model._meta.label for table in tables() if len(table.columns()) != len(set(table.columns()))
    }
    assert doubled == set()


def test_nothing_is_classified_that_is_not_there() -> None:
    for table in tables():
        there = {field.name for field in table.model._meta.local_fields}
        assert set(table.columns()) <= there, table.model


def test_what_looks_like_a_contact_detail_of_a_person_is_not_called_plain() -> None:
    plain = {f"{table.model._meta.label}.{name}" for table in tables() for name in table.plain}
    looks = {
        one for one in plain if one.rpartition(".")[2] in {"email", "phone", "signed_name", "to_address"}
    }
    assert looks == {"parties.Organisation.email", "parties.Organisation.phone"}


def test_every_sweep_has_its_own_code_and_a_default_within_its_limits() -> None:
    assert {
        "mails",
        "incoming_mails",
        "imports",
        "readings",
        "person_copies",
        "left",
        "names_on_papers",
        "bulk_changes",
    } == set(sweeps())
    assert len(sweeps()) == sum(len(domain.sweeps) for domain in domains())
    for sweep in sweeps().values():
        assert sweep.default is None or sweep.least <= sweep.default <= sweep.most


@pytest.mark.parametrize(("title", "sort"), [("Person", Sort.IDENTITY), ("Messages", Sort.FREE_TEXT)])
def test_the_record_of_processing_says_what_is_held(title: str, sort: Sort) -> None:
    lines = {str(line.title): line for _purpose, found in record_of_processing() for line in found}
    assert sort.label in lines[title].sorts
