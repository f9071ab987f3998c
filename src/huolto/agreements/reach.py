"""Which customers' items an agreement answers for today: what the register asks for its filter."""

from collections.abc import Sequence
from datetime import timedelta

from huolto.agreements.access import agreements_visible_to
from huolto.agreements.models import Agreement
from huolto.agreements.stacks import stacks_of
from huolto.foundation.actors import Actor
from huolto.foundation.models import Provider
from huolto.foundation.texts import text_in
from huolto.parties.models import Organisation
from huolto.parties.queries import today_at
from huolto.rules.periods import DateInterval

MOST_CHOICES = 200


class Reach:
    """The register's `AgreementReach`."""

    def customers(self, provider: Provider, agreement_id: int) -> Sequence[int]:
        """The customer and those below it that no nearer agreement answers for instead."""
        agreement = Agreement.objects.of(provider).select_related("customer").filter(pk=agreement_id).first()
        if agreement is None:
            return ()
        below = Organisation.objects.of(provider).filter(path__startswith=agreement.customer.path)
        today = today_at(provider)
        during = DateInterval(today, today + timedelta(days=1))
        stacks = stacks_of(provider, list(below.order_by().values_list("pk", flat=True)), during)
        return [
            customer_id
            for customer_id, found in stacks.items()
            if any(version.agreement_id == agreement_id for stack in found for version in stack.versions)
        ]

    def choices(self, actor: Actor) -> Sequence[tuple[int, str]]:
        """By name, with the customer's name where the reader sees several."""
        rows = agreements_visible_to(actor).select_related("customer").order_by("customer__name", "code")
        return [
            (row.pk, f"{text_in(row.name) or row.code} · {row.customer.name}") for row in rows[:MOST_CHOICES]
        ]
