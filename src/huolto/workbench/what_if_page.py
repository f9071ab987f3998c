"""What a page shows of a replay: sums, a picture, clauses by month, lines with the reason of each difference."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from huolto.agreements.choices import VersionState
from huolto.agreements.models import AgreementVersion
from huolto.agreements.queries import digest_of, parsed
from huolto.charges.access import what_ifs_visible_to
from huolto.charges.choices import UsageKind, WhatIfState
from huolto.charges.models import WhatIf
from huolto.charges.people import names_of_subjects
from huolto.foundation.actors import Actor
from huolto.foundation.charts import Bar, bar_chart
from huolto.foundation.localisation import current, figure
from huolto.foundation.pages import FactLine, SumLine, Why
from huolto.rules.agreement.texts import clause_text
from huolto.rules.calendars import CalendarSystem
from huolto.rules.explanation import Reason, render, render_all
from huolto.rules.formatting import format_money, format_month, format_number, format_percent
from huolto.rules.periods import Period, period_from_label
from huolto.workbench.what_if_rows import ClauseRow, DecisionRow, Difference, DueRow, LineRow, OpenRow, Total

ONE_HUNDRED = Decimal(100)


class Shown:
    """A ready replay for the reader; `clause` narrows by the key of a clause ("12:standard:EUR")."""

    def __init__(self, asked: WhatIf, clause: str = "") -> None:
        self.asked = asked
        self.result = asked.result
        self.language = current().language
        self.system = current().calendar_system
        self.month_names = [format_month(month, self.language) for month in self._months()]
        self.old_name, self.new_name = self._names()
        rows = self.result["clauses"]
        self.chosen = clause if clause in {_key(row) for row in rows} else ""
        self.rows = [row for row in rows if self.chosen in ("", _key(row))]
        self.choices = [(_key(row), self._clause_name(row)) for row in rows]

    def clauses(self) -> list[ClauseRow]:
        """Clauses in the order of agreement and name."""
        return [
            ClauseRow(
                key=_key(row),
                code=row["code"],
                clause=row["clause"],
                quote=self.quote(row["agreement"], row["clause"]),
                together=self._difference(_sum(row["old"]), _sum(row["new"]), row["currency"]),
                months=tuple(
                    self._signed(Decimal(new) - Decimal(old), row["currency"])
                    for old, new in zip(row["old"], row["new"], strict=True)
                ),
                old_lines=row["old_lines"],
                new_lines=row["new_lines"],
            )
            for row in self.rows
        ]

    def totals(self) -> list[Total]:
        """One a currency."""
        found = []
        for currency in dict.fromkeys(row["currency"] for row in self.rows):
            rows = [row for row in self.rows if row["currency"] == currency]
            olds, news = _by_month(rows, "old"), _by_month(rows, "new")
            old, new = sum(olds, Decimal(0)), sum(news, Decimal(0))
            found.append(
                Total(
                    currency=currency,
                    together=self._difference(old, new, currency),
                    months=tuple(
                        (name, self._difference(before, after, currency))
                        for name, before, after in zip(self.month_names, olds, news, strict=True)
                    ),
                    percent=self._percent(old, new),
                )
            )
        return found

    def chart(self) -> SafeString:
        """Both sides by month, side by side; no picture of credits or of several currencies."""
        currencies = {row["currency"] for row in self.rows}
        if len(currencies) != 1:
            return SafeString()
        [currency] = currencies
        olds, news = _by_month(self.rows, "old"), _by_month(self.rows, "new")
        if min([*olds, *news]) < 0:
            return SafeString()
        bars = [
            bar
            for name, old, new in zip(self.month_names, olds, news, strict=True)
            for bar in (Bar(name, self.old_name, old), Bar(name, self.new_name, new))
        ]
        return bar_chart(
            bars,
            alternative=_("What was charged by month, and what would have been charged"),
            written=lambda value: format_money(value, currency, self.language),
            language=self.language,
            is_grouped=True,
        )

    def lines(self) -> list[dict[str, Any]]:
        """The lines that change, those that change most first; `written` makes rows of some of them."""
        keys = {(row["agreement"], row["clause"], row["currency"]) for row in self.rows}
        chosen = [
            line
            for line in self.result["lines"]
            if (line["agreement"], line["clause"], line["currency"]) in keys
        ]
        return sorted(chosen, key=lambda line: -abs(Decimal(line["new"]) - Decimal(line["old"])))

    def written(self, lines: Sequence[Mapping[str, Any]]) -> list[LineRow]:
        """These lines for the reader."""
        names = names_of_subjects(self.asked.provider_id, (line["subject"] for line in lines))
        return [
            LineRow(
                month=self.month_names[line["month"]],
                name=line["tag"]
                or names.get(line["subject"])
                or line["subject"].partition(":")[2]
                or line["subject"],
                clause=line["clause"],
                amounts=self._difference(Decimal(line["old"]), Decimal(line["new"]), line["currency"]),
                why=self._why(line) if "why" in line else None,
            )
            for line in lines
        ]

    def decisions(self) -> list[DecisionRow]:
        """Decisions that change."""
        return [
            DecisionRow(
                at=datetime.fromisoformat(row["at"]),
                kind=str(UsageKind(row["kind"]).label),
                tag=row["tag"],
                old=self._said(row["old"]["reason"]),
                new=self._said(row["new"]["reason"]),
            )
            for row in self.result["decisions"]["rows"]
        ]

    def due(self) -> list[DueRow]:
        """Promises that would be due at another time."""
        return [
            DueRow(
                at=datetime.fromisoformat(row["at"]),
                kind=str(UsageKind(row["kind"]).label),
                tag=row["tag"],
                target=render(Reason(f"clause.target.{row['target']}"), self.language),
                old=datetime.fromisoformat(row["old"]) if row["old"] else None,
                new=datetime.fromisoformat(row["new"]) if row["new"] else None,
            )
            for row in self.result["due"]["rows"]
        ]

    def newly_open(self) -> list[OpenRow]:
        """What would be priced no longer."""
        return self._open("newly")

    def no_longer_open(self) -> list[OpenRow]:
        """What nothing prices now, but would be priced."""
        return self._open("no_longer")

    def quote(self, agreement: int, clause: str) -> str:
        """The clause in words, of the version tried or else of one that was in force; empty if it is in none."""
        tried = self.asked.version
        order = sorted(self.versions.values(), key=lambda version: (version.pk != tried.pk, -version.pk))
        for version in order:
            if version.agreement_id == agreement and (words := _words(version, clause, self.language)):
                return words
        return ""

    def _why(self, line: Mapping[str, Any]) -> Why:
        old, new = Decimal(line["old"]), Decimal(line["new"])
        currency = line["currency"]
        change = self._signed(new - old, currency)
        sides = (("old", self.old_name), ("new", self.new_name))
        return Why(
            title=_("Why %(amount)s?") % {"amount": change},
            clause=line["clause"],
            quote=self.quote(line["agreement"], line["clause"]),
            facts=tuple(FactLine(name, self._because(line["why"][side])) for side, name in sides),
            sum=(
                SumLine(self.new_name, format_money(new, currency, self.language)),
                SumLine(self.old_name, format_money(old, currency, self.language)),
                SumLine(_("Difference"), change, total=True),
            ),
        )

    def _because(self, side: Mapping[str, Any] | None) -> str:
        if side is None:
            return _("nothing was charged")
        kept = side["reason"]
        reasons = [Reason.from_json(row) for row in (*kept.get("before", ()), kept)]
        return render_all(reasons, self.language, self.system)

    def _said(self, reason: Mapping[str, Any]) -> str:
        return render(Reason.from_json(reason), self.language, self.system)

    def _open(self, name: str) -> list[OpenRow]:
        kinds = dict(UsageKind.choices) | {
            "item_in_service": _("In service"),
            "lease": _("Lease"),
            "pool_unit": _("In a pool"),
        }
        return [
            OpenRow(
                month=self.month_names[self.result["months"].index(row["month"])],
                kind=str(kinds.get(row["kind"], row["kind"])),
                tag=row["tag"],
                reason=self._said(row["reason"]),
            )
            for row in self.result["left_open"][name]
        ]

    def _months(self) -> list[Period]:
        system = CalendarSystem(self.asked.provider.calendar_system)
        return [period_from_label(label, system) for label in self.result["months"]]

    @cached_property
    def versions(self) -> dict[int, AgreementVersion]:
        """The versions that may have made a line, with the one tried."""
        ids = {self.asked.version_id}
        for line in self.result["lines"]:
            ids |= {side["version"] for side in (line.get("why") or {}).values() if side}
        agreements = {row["agreement"] for row in self.result["clauses"]}
        rows = AgreementVersion.objects.of(self.asked.provider_id).select_related("agreement")
        in_force = rows.filter(agreement_id__in=agreements, state=VersionState.ACTIVE)
        return {version.pk: version for version in in_force} | rows.in_bulk(ids)

    def _names(self) -> tuple[str, str]:
        tried = self.asked.version
        name = _("Draft %(number)s") if tried.state == VersionState.DRAFT else _("Version %(number)s")
        return _("As it was"), name % {"number": figure(tried.number)}

    def _clause_name(self, row: Mapping[str, Any]) -> str:
        codes = {one["code"] for one in self.result["clauses"]}
        return f"{row['code']} · {row['clause']}" if len(codes) > 1 else row["clause"]

    def _difference(self, old: Decimal, new: Decimal, currency: str) -> Difference:
        return Difference(
            format_money(old, currency, self.language),
            format_money(new, currency, self.language),
            self._signed(new - old, currency),
            old != new,
        )

    def _signed(self, amount: Decimal, currency: str) -> str:
        if not amount:
            return format_number(0, self.language)
        return _plus(amount, self.language) + format_money(amount, currency, self.language)

    def _percent(self, old: Decimal, new: Decimal) -> str:
        if not old or old == new:
            return ""
        share = ((new - old) / old * ONE_HUNDRED).quantize(Decimal("0.1"))
        return _plus(share, self.language) + format_percent(share, self.language) if share else ""


@dataclass(frozen=True)
class Tried:
    """What the last replay of a version came to, in short."""

    pk: int
    first: str
    last: str
    totals: list[Total]
    changed_lines: int
    newly: int
    is_stale: bool


def last_tried(actor: Actor, version: AgreementVersion) -> Tried | None:
    """The newest ready replay that the actor may see; read without its lines, which may be thousands."""
    rows = what_ifs_visible_to(actor).filter(version=version, state=WhatIfState.READY)
    found = rows.values(
        "pk",
        "digest",
        "result__clauses",
        "result__months",
        "result__changed_lines",
        "result__left_open__newly_count",
    ).first()
    if found is None:
        return None
    result = {"clauses": found["result__clauses"], "months": found["result__months"], "lines": []}
    shown = Shown(WhatIf(provider=actor.provider, version=version, result=result))
    return Tried(
        pk=found["pk"],
        first=shown.month_names[0],
        last=shown.month_names[-1],
        totals=shown.totals(),
        changed_lines=found["result__changed_lines"],
        newly=found["result__left_open__newly_count"],
        is_stale=found["digest"] != digest_of(version.source),
    )


def _plus(amount: Decimal, language: str) -> str:
    # As the minus: in right-to-left text a mark keeps the sign on the left of its number.
    return ("\u200e+" if language == "fa" else "+") if amount > 0 else ""


def _words(version: AgreementVersion, clause: str, language: str) -> str:
    try:
        return clause_text(parsed(version), clause, language)
    except KeyError:
        return ""


def _key(row: Mapping[str, Any]) -> str:
    return f"{row['agreement']}:{row['clause']}:{row['currency']}"


def _sum(amounts: Sequence[str]) -> Decimal:
    return sum((Decimal(amount) for amount in amounts), Decimal(0))


def _by_month(rows: Sequence[Mapping[str, Any]], side: str) -> list[Decimal]:
    return [
        sum((Decimal(amount) for amount in of_month), Decimal(0))
        for of_month in zip(*(row[side] for row in rows), strict=True)
    ]
