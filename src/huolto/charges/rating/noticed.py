"""What a rating says besides amounts, as `RatingNotice` rows: of happenings, and of agreements meant for more or fewer."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Q

from huolto.agreements.models import AgreementVersion
from huolto.agreements.queries import parsed
from huolto.charges.models import Period, RatingNotice
from huolto.charges.rating.scope import subtree_ids
from huolto.charges.rating.stack_book import StackBook
from huolto.charges.rating.told import Told
from huolto.parties.models import Enrolment
from huolto.register.models import ServiceInterval
from huolto.rules.agreement.model import Notice
from huolto.rules.agreement.term import scope_reasons
from huolto.rules.explanation import Reason

_ONE_DAY = timedelta(days=1)

Once = tuple[int, str, str, str]
"""What makes a notice of a period unique: agreement, clause, code, usage."""


def once(row: RatingNotice) -> Once:
    """The key of a notice."""
    return (row.agreement_id, row.clause, row.code, row.usage_key)


def noticed(
    period: Period,
    notices: Iterable[Notice],
    versions: Mapping[str, AgreementVersion],
    told: Mapping[str, Told],
    *,
    is_rest: bool,
) -> Iterator[RatingNotice]:
    """Rows of what a stack notices about happenings; `versions` by id of agreement, `told` by id of usage."""
    for notice in notices:
        one = told.get(notice.usage)
        version = versions.get(str(notice.reason.params.get("agreement"))) or next(iter(versions.values()))
        if one is not None:
            # What is rated beside the items belongs to none, as its ratings do.
            item_id = None if is_rest else one.item_id
            yield _row(period, version, one.customer_id, item_id, notice.usage, notice.reason)


def scopes_noticed(
    period: Period, family: Collection[int] | None, stacks: StackBook
) -> Iterator[RatingNotice]:
    """A row for each agreement that has more, or fewer, devices or persons on the last day than it is meant for."""
    on = period.during.upper - _ONE_DAY
    for version in stacks.versions():
        scope = parsed(version).header.scope
        if scope is None or not _is_in_force(version, on):
            continue
        customer_id = version.agreement.customer_id
        if family is not None and customer_id not in family:
            continue
        reach = subtree_ids(stacks.provider, [customer_id])
        known = stacks.of(reach)
        under = [
            one
            for one in reach
            if any(stack.start <= on < stack.end and version in stack.versions for stack in known[one])
        ]
        counts = {"devices": _devices(stacks, under, on), "persons": _persons(stacks, under, on)}
        for reason in scope_reasons(parsed(version), counts):
            yield _row(period, version, customer_id, None, "", reason)


def _row(
    period: Period,
    version: AgreementVersion,
    customer_id: int,
    item_id: int | None,
    usage: str,
    reason: Reason,
) -> RatingNotice:
    return RatingNotice(
        provider_id=period.provider_id,
        period=period,
        agreement_id=version.agreement_id,
        version=version,
        customer_id=customer_id,
        item_id=item_id,
        clause=str(reason.params.get("clause", "")),
        code=reason.code,
        usage_key=usage,
        reason=reason.to_json(),
    )


def _is_in_force(version: AgreementVersion, on: date) -> bool:
    days = version.in_force
    return days is not None and on in days


def _devices(stacks: StackBook, customer_ids: Collection[int], on: date) -> int:
    """Devices in service at the end of a day."""
    end = datetime.combine(on + _ONE_DAY, datetime.min.time(), ZoneInfo(stacks.provider.zone))
    rows = ServiceInterval.objects.of(stacks.provider).filter(
        Q(during__endswith=None) | Q(during__endswith__gte=end),
        customer_id__in=customer_ids,
        during__startswith__lt=end,
    )
    return rows.order_by().values("item_id").distinct().count()


def _persons(stacks: StackBook, customer_ids: Collection[int], on: date) -> int:
    rows = Enrolment.objects.of(stacks.provider).filter(customer_id__in=customer_ids, during__contains=on)
    return rows.order_by().values("person_id").distinct().count()
