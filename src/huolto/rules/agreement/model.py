"""What an agreement is once read: frozen values, and what one rating gives back.

`Agreement` holds clauses in the order of the file; `RatedCharge`, `Decision`, `Unpriced` and `Notice` are answers.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Self
from zoneinfo import ZoneInfo

from huolto.rules.agreement.conditions import Condition
from huolto.rules.agreement.happenings import Happening
from huolto.rules.agreement.intake import Intake
from huolto.rules.agreement.left import Left
from huolto.rules.agreement.own_days import Laid, OwnDays
from huolto.rules.agreement.pot_tables import Pot
from huolto.rules.agreement.weaving import Change
from huolto.rules.agreement.windows import Window
from huolto.rules.calendars import CalendarSystem
from huolto.rules.explanation import Reason
from huolto.rules.periods import DateInterval, Period
from huolto.rules.worktime.calendar import WorkCalendar

if TYPE_CHECKING:
    from huolto.rules.agreement.clauses.pots import Staged

IndexTable = Mapping[str, Decimal]
"""The values of an index by the label of their month."""


COVER = "cover"
"""The question that a clause answers which takes charges away."""


@dataclass(frozen=True, slots=True)
class RateRow:
    """One row of a rate card: the hourly price of work from a day on, for a task or skill (None: any)."""

    per_hour: Decimal
    starts_on: date | None = None
    ends_on: date | None = None
    task: str | None = None
    skill: str | None = None

    def fits(self, day: date, task: str, skill: str) -> bool:
        """Whether the row prices work of that day, task and skill."""
        return (
            (self.starts_on is None or self.starts_on <= day)
            and (self.ends_on is None or day < self.ends_on)
            and self.task in (None, task)
            and self.skill in (None, skill)
        )


@dataclass(frozen=True, slots=True)
class Scope:
    """For how many an agreement is meant: (at least, at most) devices and persons; None where nothing is said."""

    devices: tuple[int | None, int | None] = (None, None)
    persons: tuple[int | None, int | None] = (None, None)


@dataclass(frozen=True, slots=True)
class Header:
    """The `[agreement]` table: what all clauses share."""

    id: str
    name: Mapping[str, str]
    currency: str
    zone: ZoneInfo
    tax: str
    calendar_system: CalendarSystem
    on_top_of: str | None = None
    term: DateInterval | None = None
    rate_cards: Mapping[str, tuple[RateRow, ...]] = field(default_factory=dict)
    calendars: Mapping[str, WorkCalendar] = field(default_factory=dict)
    version: int = 1
    notice_months: int | None = None
    renewal_months: int | None = None
    scope: Scope | None = None
    indexes: Mapping[str, IndexTable] = field(default_factory=dict)
    pots: Mapping[str, Pot] = field(default_factory=dict)
    prices_include_tax: bool = False

    @property
    def in_force(self) -> DateInterval | None:
        """The days it answers on, None for all: its term, without an end where it renews itself."""
        if self.term is None or not self.renewal_months:
            return self.term
        return DateInterval(self.term.start)


@dataclass(frozen=True, slots=True)
class RatedCharge:
    """What one rating key costs: (agreement, clause, subject, period).

    `quantity` × `unit_price` gives `net` but for rounding: `net` is `exact` rounded once. `exact` is never zero; a
    net may be where a stretch is only a piece of what is rounded (`rate_period`). `starts_on` and
    `ends_on` are the first and last day that is charged; `weights` (one a usage) split a net over its usages.
    """

    usage: tuple[str, ...]
    agreement: str
    clause: str
    code: str
    subject: str
    period: str
    quantity: Decimal
    unit: str
    unit_price: Decimal
    exact: Fraction
    net: Decimal
    currency: str
    tax_category: str
    reason: Reason
    starts_on: date
    ends_on: date
    weights: tuple[Decimal, ...]
    prices_include_tax: bool = False

    @property
    def key(self) -> tuple[str, str, str, str]:
        """The rating key."""
        return (self.agreement, self.clause, self.subject, self.period)


@dataclass(frozen=True, slots=True)
class Unpriced:
    """A happening that nothing covers or prices, or only in part, with the reason."""

    usage: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that a reader should know about a happening; of a rule with its clause and what is to be done."""

    usage: str
    reason: Reason
    clause: str = ""
    then: str = ""


@dataclass(frozen=True, slots=True)
class Target:
    """When something is to be done: an aware instant, None while the target is suspended."""

    usage: str
    kind: str
    strength: str
    agreement: str
    clause: str
    due_at: datetime | None
    reason: Reason


@dataclass(frozen=True, slots=True)
class Decision:
    """What the stack says of one happening: covered (nothing to pay for it), priced, by which clause, and why.

    `answers` are all (agreement, clause) that apply, the first one being `agreement` and `clause`. `payer` says who pays
    (`Payer`), `steps` how a repair came to it: one reason each for maker's warranty, part warranty, agreement, what is
    passed on, what is billed, as far as it was asked.
    """

    usage: str
    covered: bool
    priced: bool
    agreement: str | None
    clause: str | None
    reason: Reason
    answers: tuple[tuple[str, str], ...] = ()
    payer: str = ""
    steps: tuple[Reason, ...] = ()
    targets: tuple[Target, ...] = ()


@dataclass(slots=True)
class RatingContext:
    """What a clause needs to rate: the happenings it answers, the stays in service by item, the periods asked for.

    `windows(start, end)` gives the stretches asked for that meet [start, end), cut to what is asked;
    `schedule(start, end)` the whole billing periods there, whether asked for or not. `charges` are those of the
    clauses before it, for a clause that is a share of others; `staged` keeps what waits for a pot to be drawn.
    """

    agreement: Header
    happenings: Sequence[Happening]
    stays_of_item: Mapping[str, Sequence[Happening]]
    windows: Callable[[date, date], list[Period]]
    schedule: Callable[[date, date], list[Period]]
    until: date | None
    unpriced: list[Unpriced]
    notices: list[Notice]
    charges: Sequence[RatedCharge] = ()
    staged: list["Staged"] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause(ABC):
    """One clause of an agreement. A kind of clause is one subclass in one module of `clauses`."""

    id: str
    kind: str
    line: int
    on: str
    when: tuple[Condition, ...] = ()
    text: Mapping[str, str] = field(default_factory=dict)
    window: Window | None = None

    @property
    @abstractmethod
    def question(self) -> str | None:
        """The question it answers (`charge:labour`): the first clause answers; None: it always applies."""

    @property
    def speaks_of(self) -> tuple[str, ...]:
        """The kinds of happening that it may answer."""
        return (self.on,)

    @property
    def passes_on(self) -> bool:
        """Whether it only passes on what the provider paid."""
        return False

    @property
    def is_shared(self) -> bool:
        """Whether its keys are about more than one item or case, so that it is rated whole for the agreement."""
        return False

    @property
    def ahead(self) -> int:
        """How many months it charges before they are over, so that an end in them changes a closed period."""
        return 0

    @property
    def looks_at(self) -> frozenset[str]:
        """The facts that what it charges depends on."""
        return self.conditioned_on

    @property
    def reads_meters(self) -> tuple[str, ...]:
        """The meters of items whose readings it prices."""
        return ()

    @property
    def conditioned_on(self) -> frozenset[str]:
        """The facts that its conditions name."""
        return frozenset(condition.fact for condition in self.when)

    @property
    def fits_by(self) -> frozenset[str]:
        """The facts that `fits` asks for; with them and the hours of its window it is known whether the clause fits."""
        return self.conditioned_on

    @property
    def wants_stays(self) -> bool:
        """Whether it is rated for items in service also where none of its happenings is known."""
        return False

    @property
    def follows(self) -> frozenset[str]:
        """The codes of charges that it is a share of; it has no happenings of its own then, and is rated after them."""
        return frozenset()

    def reach(self, day: date, agreement: Header) -> date:
        """The day since when its happenings must be given, to rate from `day` on."""
        return day

    def lacks(self, happening: Happening, agreement: Header) -> Reason | None:
        """Why a fitting happening cannot be priced; None when it can."""
        fact = self.missing(happening, agreement)
        if fact is None:
            return None
        params = {"agreement": agreement.id, "clause": self.id, "fact": fact}
        return Reason("unpriced.missing-fact", params)

    def fits(self, happening: Happening) -> bool:
        """Whether the clause speaks of this happening and all its conditions hold; what else it asks is in `fits_by`."""
        if happening.kind.name not in self.speaks_of or not all(c.holds(happening) for c in self.when):
            return False
        return self.window is None or self.window.holds(happening)

    @property
    def goes_by_hours(self) -> bool:
        """Whether what it costs depends on hours or days off."""
        return self.window is not None

    def with_days(self, laid: Laid) -> Self:
        """The clause with days of their own laid over the calendars that it counts by."""
        return replace(self, window=self.window.with_days(laid)) if self.window else self

    @abstractmethod
    def missing(self, happening: Happening, agreement: Header) -> str | None:
        """The fact without which a fitting happening cannot be priced, if it is not there."""

    @abstractmethod
    def rate(self, context: RatingContext) -> list[RatedCharge]:
        """The charges for the happenings of the context that this clause answers."""

    @abstractmethod
    def phrases(self, agreement: Header) -> list[Reason]:
        """The clause in words: phrases that `texts` joins into one sentence."""


@dataclass(frozen=True, slots=True)
class Example:
    """One example of the file: happenings and what must follow."""

    says: str
    line: int
    given: tuple[Happening, ...]
    then: Mapping[str, Any]
    from_: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Answering:
    """The clauses of an agreement that may answer one kind of happening, in order: covers, and others with their question.

    `asks` are the facts by which they fit; `by_window` says whether one of them has hours of its own.
    """

    covers: tuple[Clause, ...]
    others: tuple[tuple[Clause, str | None], ...]
    asks: frozenset[str]
    by_window: bool


@dataclass(frozen=True, slots=True)
class Agreement:
    """One agreement file, read: header, clauses in order, examples, and the tables kept as they are written."""

    header: Header
    clauses: tuple[Clause, ...]
    examples: tuple[Example, ...]
    language: int
    intake: Intake
    source: str
    extends: str = ""
    beside: tuple[str, ...] = ()
    """The texts of the templates and libraries that it took something from; with them it can always be read again."""
    changes: tuple[Change, ...] = ()
    inherited: Mapping[str, str] = field(default_factory=dict)
    """Of each clause taken over: its id, and the template it stands in."""

    _answering: dict[str, Answering] = field(default_factory=dict, init=False, repr=False, compare=False)

    def answering(self, kind: str) -> Answering:
        """The clauses that may answer happenings of a kind; sorted out once, for it is asked of each happening."""
        found = self._answering.get(kind)
        if found is None:
            speaking = [clause for clause in self.clauses if kind in clause.speaks_of]
            found = Answering(
                tuple(clause for clause in speaking if clause.question == COVER),
                tuple((clause, clause.question) for clause in speaking if clause.question != COVER),
                frozenset[str]().union(*(clause.fits_by for clause in speaking)),
                any(clause.window is not None for clause in speaking),
            )
            self._answering[kind] = found
        return found

    @property
    def goes_by_hours(self) -> bool:
        """Whether what something costs depends on hours or days off."""
        return self.intake.window is not None or any(clause.goes_by_hours for clause in self.clauses)

    def with_days(self, days: OwnDays) -> "Agreement":
        """What it says with these own days; itself where there are none, or nothing in it goes by a calendar."""
        if not days or not self.header.calendars:
            return self
        laid = Laid(days)
        clauses = tuple(clause.with_days(laid) for clause in self.clauses)
        calendars = {name: laid.where_provided(one) for name, one in self.header.calendars.items()}
        header = replace(self.header, calendars=calendars)
        return replace(self, header=header, clauses=clauses, intake=self.intake.with_days(laid))

    @property
    def id(self) -> str:
        """The agreement's own id."""
        return self.header.id

    @property
    def currency(self) -> str:
        """ISO 4217 code of all its prices."""
        return self.header.currency

    def clause(self, clause_id: str) -> Clause:
        """The clause of that id; raises KeyError."""
        return {clause.id: clause for clause in self.clauses}[clause_id]
