"""What agreements say of stored usages, kept as `Decision` rows: at recording the promise, at closing what counts.

Usages come with their `customer`. Due times and hours follow the agreement's calendars and, laid over them, the own days of
the provider and the customer as they are known now.
"""

from collections.abc import Mapping, Sequence
from datetime import timedelta

from huolto.agreements.in_force import parsed, parsed_with
from huolto.agreements.models import AgreementVersion
from huolto.agreements.stacks import Stack, stack_at, stacks_along
from huolto.charges.choices import Stage
from huolto.charges.models import Decision, Usage
from huolto.charges.rating.reading import told_of_usage
from huolto.charges.rating.told import LeftOpen
from huolto.foundation.models import Provider
from huolto.parties.calendar_days import own_days_along
from huolto.rules.agreement.own_days import OwnDays
from huolto.rules.agreement.repair import Payer
from huolto.rules.agreement.results import target_row
from huolto.rules.agreement.stack import decide
from huolto.rules.periods import DateInterval

_ZONES = timedelta(days=2)
_FARTHEST = timedelta(days=400)
"""Days of their own are looked at so far ahead of what happened: no due time is promised for later."""


def decide_usages(provider: Provider, usages: Sequence[Usage], *, stage: str) -> list[Decision]:
    """Decide each usage by the versions in force when it happened, and keep the decisions; in the order given."""
    return Decision.objects.bulk_create(_decisions(provider, usages, stage), batch_size=1000)


def decide_where_changed(provider: Provider, usages: Sequence[Usage]) -> list[Decision]:
    """Keep a new decision of closing for those usages only of which agreements say something else by now."""
    newest = {
        row.usage_id: _gist(row)
        for row in Decision.objects.filter(usage__in=usages).order_by("usage_id", "-pk").distinct("usage_id")
    }
    changed = [
        row for row in _decisions(provider, usages, Stage.CLOSING) if newest.get(row.usage_id) != _gist(row)
    ]
    return Decision.objects.bulk_create(changed, batch_size=1000)


ONLY_RATING_TELLS = frozenset(
    {
        "unpriced.beyond-allowance",
        "unpriced.beyond-allowance-amount",
        "unpriced.pot-empty",
        "unpriced.meter-back",
        "unpriced.meter-gap",
    }
)
"""Reasons that depend on what else happened, so that no decision about one happening knows them."""


def keep_left_open(provider: Provider, left_open: Sequence[LeftOpen]) -> list[Decision]:
    """Keep a decision of closing for usages that only rating found not wholly priced, so that somebody decides."""
    reasons = {one.usage: one.reason for one in left_open if one.reason.code in ONLY_RATING_TELLS}
    if not reasons:
        return []
    newest = Decision.objects.of(provider).filter(usage__source_key__in=reasons).select_related("usage")
    return Decision.objects.bulk_create(
        Decision(
            provider_id=row.provider_id,
            usage_id=row.usage_id,
            stage=Stage.CLOSING,
            version_id=row.version_id,
            clause=row.clause,
            is_covered=False,
            is_priced=False,
            payer=Payer.UNDECIDED,
            targets=row.targets,
            reason=reasons[row.usage.source_key].to_json(),
        )
        for row in newest.order_by("usage_id", "-pk").distinct("usage_id")
        if row.is_priced
    )


def decisions_on(
    provider: Provider, usages: Sequence[Usage], *, tried: AgreementVersion | None = None
) -> list[Decision]:
    """What versions say of these usages, not kept; with `tried`, that version in place of those of its agreement."""
    return _decisions(provider, usages, Stage.CLOSING, tried)


def _gist(decision: Decision) -> tuple[object, ...]:
    promised = [(one["kind"], one["clause"], one["due_at"]) for one in decision.targets]
    return (
        decision.version_id,
        decision.clause,
        decision.is_covered,
        decision.is_priced,
        decision.payer,
        promised,
    )


def _decisions(
    provider: Provider, usages: Sequence[Usage], stage: str, tried: AgreementVersion | None = None
) -> list[Decision]:
    if not usages:
        return []
    days = [usage.occurred_at.date() for usage in usages]
    during = DateInterval(min(days) - _ZONES, max(days) + _ZONES)
    paths = {usage.customer_id: usage.customer.path for usage in usages}
    stacks = stacks_along(provider, paths, during, tried=tried)
    own = _own_days(provider, paths, stacks, during)
    return [
        _decision(usage, stacks.get(usage.customer_id, ()), stage, own.get(usage.customer_id, OwnDays()))
        for usage in usages
    ]


def _own_days(
    provider: Provider,
    paths: Mapping[int, str],
    stacks: Mapping[int, Sequence[Stack]],
    during: DateInterval,
) -> Mapping[int, OwnDays]:
    """The own days of each customer under agreements that go by a calendar: one query, none where no agreement does."""
    by_calendar = {
        customer: paths[customer]
        for customer, of_customer in stacks.items()
        if any(parsed(version).header.calendars for stack in of_customer for version in stack.versions)
    }
    if not by_calendar or during.end is None:
        return {}
    return own_days_along(provider, by_calendar, start=during.start, end=during.end + _FARTHEST)


def _decision(usage: Usage, stacks: Sequence[Stack], stage: str, own: OwnDays) -> Decision:
    zones = {version.pk: parsed(version).header.zone for stack in stacks for version in stack.versions[:1]}
    stack = stack_at(stacks, usage.occurred_at, zones)
    versions: Sequence[AgreementVersion] = stack.versions if stack else ()
    said = decide([parsed_with(version, own) for version in versions], told_of_usage(usage).happening)
    by_code: Mapping[str, AgreementVersion] = {parsed(version).id: version for version in versions}
    version = by_code.get(said.agreement) if said.agreement else next(iter(versions), None)
    return Decision(
        provider_id=usage.provider_id,
        usage=usage,
        stage=stage,
        version=version,
        clause=said.clause or "",
        is_covered=said.covered,
        is_priced=said.priced,
        payer=said.payer,
        reason=said.reason.to_json(),
        steps=[step.to_json() for step in said.steps],
        targets=[
            {
                **target_row(target),
                "version": by_code[target.agreement].pk,
                "reason": target.reason.to_json(),
            }
            for target in said.targets
        ],
    )
