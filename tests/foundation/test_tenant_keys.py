"""Every row belongs to a provider, and the database itself keeps one provider's rows from pointing at another's."""

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, models, transaction

from cast import Cast
from huolto.foundation.tenancy import ProviderField, TenantForeignKey
from huolto.parties.models import CostCentre, Person

LAYERS = (
    "rules", "foundation", "parties", "privacy", "catalogue", "register", "stock", "agreements", "charges", "desk",
    "knowledge", "shop", "exchange", "fieldwork", "invoicing", "reports", "connectors", "portal", "workbench",
    "api", "demo", "config",
)  # fmt: skip
"""From low to high, as in the design; `desk` and `knowledge` stand beside each other, so do the three faces."""


def own_models() -> list[type[models.Model]]:
    """All our models but the history tables, which copy rows with their keys as plain numbers."""
    return [
        model
        for model in apps.get_models()
        if model.__module__.startswith("huolto.") and not hasattr(model, "pgh_tracked_model")
    ]


def tenant_models() -> list[type[models.Model]]:
    return [
        model for model in own_models() if any(isinstance(f, ProviderField) for f in model._meta.local_fields)
    ]


def references(model: type[models.Model]) -> Iterator[models.ForeignKey]:
    for field in model._meta.local_fields:
        if isinstance(field, models.ForeignKey) and not isinstance(field, ProviderField):
            yield field


def keys_of(table: str, kind: str) -> set[tuple[tuple[str, ...], str]]:
    """The table's constraints of a kind (`u`, `f`, `p`) as (columns, referenced table)."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT array(SELECT a.attname::text FROM unnest(c.conkey) WITH ORDINALITY AS k(attnum, n)
                         JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.attnum ORDER BY k.n),
                   coalesce(c.confrelid::regclass::text, '')
            FROM pg_constraint c WHERE c.conrelid = %s::regclass AND c.contype = %s AND c.convalidated
            """,
            [f'"{table}"', kind],
        )
        return {(tuple(columns), target.strip('"')) for columns, target in cursor.fetchall()}


def test_there_are_tenant_models_to_look_at() -> None:
    names = {model._meta.label_lower for model in tenant_models()}
    assert {"parties.person", "register.item", "charges.charge", "invoicing.invoice"} <= names


def test_what_belongs_to_no_provider_is_named_here() -> None:
    everybody = {model._meta.label_lower for model in own_models()}
    without = everybody - {model._meta.label_lower for model in tenant_models()}
    assert without == {"foundation.provider", "foundation.eventdelivery", "parties.user"}


@pytest.mark.django_db
@pytest.mark.parametrize("model", tenant_models(), ids=lambda model: model._meta.label_lower)
def test_a_tenants_table_can_be_pointed_at_by_provider_and_id(model: type[models.Model]) -> None:
    assert (("provider_id", "id"), "") in {
        (columns, "") for columns, _target in keys_of(model._meta.db_table, "u")
    }


@pytest.mark.django_db
@pytest.mark.parametrize("model", tenant_models(), ids=lambda model: model._meta.label_lower)
def test_every_reference_to_a_tenants_row_is_a_composite_key(model: type[models.Model]) -> None:
    tenants = set(tenant_models())
    in_database = keys_of(model._meta.db_table, "f")
    for field in references(model):
        name = f"{model._meta.label}.{field.name}"
        if field.related_model not in tenants:
            assert not isinstance(field, TenantForeignKey), f"{name} points at what belongs to no provider"
            continue
        assert isinstance(field, TenantForeignKey), f"{name} must be a TenantForeignKey"
        target = field.related_model._meta.db_table
        assert (("provider_id", field.column), target) in in_database, f"{name} is not composite"
        assert ((field.column,), target) not in in_database, f"{name} has a plain key too"


@pytest.mark.parametrize("model", own_models(), ids=lambda model: model._meta.label_lower)
def test_every_reference_points_down_the_layers_or_stays_inside_its_domain(model: type[models.Model]) -> None:
    here = LAYERS.index(model._meta.app_label)
    for field in references(model):
        there = LAYERS.index(field.related_model._meta.app_label)
        assert there <= here, (
            f"{model._meta.label}.{field.name} points up to {field.related_model._meta.label}"
        )


def test_history_tables_keep_many_versions_of_one_row(cast: Cast) -> None:
    Person.objects.filter(pk=cast.employee.pk).update(phone="1")
    Person.objects.filter(pk=cast.employee.pk).update(phone="2")
    history = apps.get_model("parties", "PersonEvent").objects.filter(pgh_obj_id=cast.employee.pk)
    assert [row.phone for row in history.order_by("pgh_id")][-2:] == ["1", "2"]


def check_keys_at_once() -> None:
    """Composite keys are deferred to the commit; here each statement is judged by itself."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_the_database_refuses_a_row_that_points_at_another_provider(cast: Cast) -> None:
    check_keys_at_once()
    with pytest.raises(IntegrityError), transaction.atomic():
        Person.objects.create(provider=cast.payar, organisation=cast.kaarnalahti, name="Nobody")


def test_the_database_refuses_to_move_a_reference_to_another_provider(cast: Cast) -> None:
    check_keys_at_once()
    with pytest.raises(IntegrityError), transaction.atomic():
        CostCentre.objects.filter(pk=cast.basic_education.pk).update(owner=cast.sepidar_orderer)


def test_the_database_refuses_to_move_a_row_to_another_provider(cast: Cast) -> None:
    check_keys_at_once()
    with pytest.raises(IntegrityError), transaction.atomic():
        Person.objects.filter(pk=cast.employee.pk).update(provider=cast.payar)


def test_a_reference_inside_one_provider_is_kept(cast: Cast) -> None:
    CostCentre.objects.filter(pk=cast.administration.pk).update(owner=cast.inspector)
    connection.check_constraints()
    assert CostCentre.objects.get(pk=cast.administration.pk).owner == cast.inspector


@pytest.mark.django_db
def test_no_index_is_of_the_provider_alone() -> None:
    """The planner may look for single rows with one, and read a whole tenant for each; the tenant key serves as well."""
    tables = [model._meta.db_table for model in tenant_models()]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tablename, indexdef FROM pg_indexes "
            "WHERE tablename = ANY(%s) AND indexdef LIKE %s AND indexdef NOT LIKE %s",
            [tables, "%(provider_id)", "CREATE UNIQUE %"],
        )
        assert cursor.fetchall() == []
        cursor.execute(
            "SELECT count(DISTINCT tablename) FROM pg_indexes WHERE tablename = ANY(%s) AND indexdef LIKE %s",
            [tables, "%(provider_id, id)"],
        )
        assert cursor.fetchone() == (len(set(tables)),)
