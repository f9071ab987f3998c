"""What agreements ask to be done about a happening, recorded or not: tell the customer first, ask for consent …"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from huolto.agreements.in_force import parsed
from huolto.agreements.models import AgreementVersion
from huolto.agreements.queries import versions_in_force
from huolto.charges.commands.usages import NewUsage, unkept
from huolto.charges.rating.reading import told_of_usage
from huolto.foundation.actors import Actor
from huolto.foundation.models import Provider
from huolto.parties.models import Organisation
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


def words_of_work(provider: Provider, customer: Organisation, at: datetime) -> tuple[list[str], list[str]]:
    """The tasks and the skills that the customer's agreements speak of, in order of letters: what one may choose from."""
    tasks: set[str] = set()
    skills: set[str] = set()
    day = today_at(provider, at)
    stacks = versions_in_force(provider, customer, DateInterval(day, day + _ONE_DAY))
    for version in (version for stack in stacks for version in stack.versions):
        agreement = parsed(version)
        for clause in agreement.clauses:
            for condition in clause.when:
                found = {"task": tasks, "skill": skills}.get(condition.fact)
                if found is not None:
                    found.update(str(value) for value in condition.values)
        for row in (row for rows in agreement.header.rate_cards.values() for row in rows):
            tasks.update([row.task] if row.task else [])
            skills.update([row.skill] if row.skill else [])
    return sorted(tasks), sorted(skills)
