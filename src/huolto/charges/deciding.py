"""What agreements say of stored usages, kept as `Decision` rows: at recording the promise, at closing what counts."""

from collections.abc import Mapping, Sequence
from datetime import timedelta

from huolto.agreements.models import AgreementVersion
from huolto.agreements.queries import parsed
from huolto.agreements.stacks import Stack, stack_at, stacks_of
from huolto.charges.choices import Stage
from huolto.charges.models import Decision, Usage
from huolto.charges.rating.reading import told_of_usage
from huolto.charges.rating.told import LeftOpen
from huolto.foundation.models import Provider
from huolto.rules.agreement.repair import Payer
from huolto.rules.agreement.results import target_row
from huolto.rules.agreement.stack import decide
from huolto.rules.periods import DateInterval

_ZONES = timedelta(days=2)


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
    stacks = stacks_of(provider, {usage.customer_id for usage in usages}, during, tried=tried)
    return [_decision(usage, stacks.get(usage.customer_id, ()), stage) for usage in usages]


def _decision(usage: Usage, stacks: Sequence[Stack], stage: str) -> Decision:
    zones = {version.pk: parsed(version).header.zone for stack in stacks for version in stack.versions[:1]}
    stack = stack_at(stacks, usage.occurred_at, zones)
    versions: Sequence[AgreementVersion] = stack.versions if stack else ()
    said = decide([parsed(version) for version in versions], told_of_usage(usage).happening)
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
