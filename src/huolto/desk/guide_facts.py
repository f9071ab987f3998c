"""What is known when a guide begins: the facts of the item and what agreements say of a swap or a loan of it."""

from datetime import datetime

from huolto.charges.commands import NewUsage, foresee_usage
from huolto.foundation.actors import Actor
from huolto.parties.models import Organisation, Person
from huolto.parties.queries import today_at
from huolto.register.models import Item
from huolto.rules.guides import FACTS

Facts = dict[str, str | bool]


def facts_of(
    *, actor: Actor, item: Item | None, customer: Organisation, person: Person, at: datetime
) -> Facts:
    """The facts that branches may ask for; what is not known is left out."""
    if item is None:
        return {}
    facts: Facts = {"kind": item.kind, "category": item.category.code}
    if item.device_model is not None:
        facts |= {"maker": item.device_model.maker.name, "model": item.device_model.name}
    if item.warranty_until is not None:
        facts["in_warranty"] = today_at(actor.provider, at) <= item.warranty_until
    for mode in ("swap", "loan"):
        usage = NewUsage(
            kind="exchange",
            source_key=f"foreseen:{item.pk}:{mode}",
            occurred_at=at,
            customer=customer,
            item=item,
            facts={"mode": mode, "person": str(person.pk)},
        )
        decision = foresee_usage(actor=Actor.system(actor.provider), usage=usage)
        facts[f"covers_{mode}"] = bool(decision.is_covered)
    return {name: value for name, value in facts.items() if name in FACTS}
