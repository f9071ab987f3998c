"""What agreements ask to be done about a happening, recorded or not: tell the customer first, ask for consent …"""

from dataclasses import dataclass
from datetime import timedelta

from huolto.agreements.in_force import parsed
from huolto.agreements.models import AgreementVersion
from huolto.agreements.queries import versions_in_force
from huolto.charges.commands.usages import NewUsage, unkept
from huolto.charges.rating.reading import told_of_usage
from huolto.foundation.actors import Actor
from huolto.parties.queries import today_at
from huolto.rules.agreement.stack import consider, in_order, notices_of
from huolto.rules.explanation import Reason
from huolto.rules.periods import DateInterval

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Asked:
    """One thing to do (`then` is the word of the rule), by which clause, and why."""

    then: str
    version: AgreementVersion
    clause: str
    reason: Reason


def asked_about(actor: Actor, usage: NewUsage) -> tuple[Asked, ...]:
    """What the rules in force when it happened ask for; one query. Raises InvalidInput as `record_usages` does."""
    row = unkept(actor, usage)
    day = today_at(actor.provider, row.occurred_at)
    stacks = versions_in_force(actor.provider, row.customer, DateInterval(day, day + _ONE_DAY))
    versions = {parsed(version).id: version for stack in stacks[-1:] for version in stack.versions}
    if not versions:
        return ()
    happening = told_of_usage(row).happening
    ordered = in_order([parsed(version) for version in versions.values()])
    return tuple(
        Asked(
            then=notice.then,
            version=versions[str(notice.reason.params["agreement"])],
            clause=notice.clause,
            reason=notice.reason,
        )
        for notice in notices_of(consider(ordered, happening), happening)
    )
