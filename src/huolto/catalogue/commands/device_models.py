"""Makers, categories and device models found or made in bulk: what a list of devices brings along."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.text import slugify

from huolto.catalogue.choices import ItemKind
from huolto.catalogue.models import Category, DeviceModel, Maker
from huolto.foundation.actors import Actor
from huolto.foundation.commands import command
from huolto.foundation.locks import lock_name
from huolto.rules.formatting import fold

CODE_LENGTH = 40


@dataclass(frozen=True)
class NewDeviceModel:
    """A model as a list names it; known again by maker, name and model number, however they are spelled."""

    maker: str
    name: str
    model_number: str = ""


@command
def ensure_makers(*, actor: Actor, names: Iterable[str]) -> dict[str, Maker]:
    """Find or make makers, spelled as they are first named; answers each as it was written."""
    lock_name(f"makers:{actor.provider_id}")
    known = {maker.folded_name: maker for maker in Maker.objects.of(actor.provider)}
    written = {name: fold(name) for name in names if fold(name)}
    missing: dict[str, Maker] = {}
    for name, folded in written.items():
        if folded not in known:
            maker = Maker(provider=actor.provider, name=name.strip()[:200], folded_name=folded[:200])
            known[folded] = missing[folded] = maker
    Maker.objects.bulk_create(missing.values())
    return {name: known[folded] for name, folded in written.items()}


@command
def ensure_categories(
    *, actor: Actor, names: Iterable[str], item_kind: str = ItemKind.DEVICE
) -> dict[str, Category]:
    """Find categories by code or by their name in any language, or make them named in the provider's language."""
    lock_name(f"categories:{actor.provider_id}")
    known: dict[str, Category] = {}
    codes: set[str] = set()
    for category in Category.objects.of(actor.provider).order_by("-pk"):
        codes.add(category.code)
        known |= {fold(text): category for text in category.name.values() if text}
        known[fold(category.code)] = category
    written = {name: fold(name) for name in names if fold(name)}
    missing: dict[str, Category] = {}
    for name, folded in written.items():
        if folded in known:
            continue
        code = _free_code(name, codes)
        codes.add(code)
        known[folded] = missing[folded] = Category(
            provider=actor.provider,
            code=code,
            name={actor.provider.language: name.strip()},
            item_kind=item_kind,
            icon="devices",
        )
    Category.objects.bulk_create(missing.values())
    return {name: known[folded] for name, folded in written.items()}


@command
def ensure_device_models(
    *, actor: Actor, models: Iterable[tuple[NewDeviceModel, Category]]
) -> dict[NewDeviceModel, DeviceModel]:
    """Find or make device models, each in its category if it is new; answers each as it was written."""
    wanted = dict(models)
    makers = ensure_makers(actor=actor, names=dict.fromkeys(new.maker for new in wanted))
    lock_name(f"device-models:{actor.provider_id}")
    rows = DeviceModel.objects.of(actor.provider).filter(maker__in=makers.values())
    known = {(row.maker_id, row.folded_name, fold(row.model_number)): row for row in rows}
    answer: dict[NewDeviceModel, DeviceModel] = {}
    missing: list[DeviceModel] = []
    for new, category in wanted.items():
        maker = makers[new.maker]
        key = (maker.pk, fold(new.name)[:200], fold(new.model_number))
        if key not in known:
            known[key] = DeviceModel(
                provider=actor.provider,
                maker=maker,
                name=new.name.strip()[:200],
                folded_name=key[1],
                model_number=new.model_number.strip()[:100],
                category=category,
            )
            missing.append(known[key])
        answer[new] = known[key]
    DeviceModel.objects.bulk_create(missing)
    return answer


def _free_code(name: str, codes: set[str]) -> str:
    base = slugify(name, allow_unicode=True)[:CODE_LENGTH].strip("-_") or "category"
    code, number = base, 1
    while code in codes:
        number += 1
        code = f"{base[: CODE_LENGTH - 5]}-{number}"
    return code
