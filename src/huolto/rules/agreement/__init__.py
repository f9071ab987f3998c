"""The agreement language: read a file, run its examples, decide what a happening means and what it costs, and say why.

agreement = parse(text, source="workplace.toml")        AgreementError holds all mistakes, line and key
check(agreement)                                        the examples written in it
decide([agreement], happening), rate([agreement], happenings, from_=..., until=...)
rate_period(stack, happenings, period)                  one billing period of a provider
clause_text(agreement, "standard", "fi"), arithmetic(charge.reason), zero_reason(charge.reason)
"""

from huolto.rules.agreement.arithmetic import Step, arithmetic, zero_reason
from huolto.rules.agreement.clauses import CLAUSE_KINDS
from huolto.rules.agreement.conditions import Condition
from huolto.rules.agreement.examples import ExampleResult, check
from huolto.rules.agreement.happenings import Happening, HappeningError, read_happening
from huolto.rules.agreement.library import check_library, is_library
from huolto.rules.agreement.model import (
    Agreement,
    Clause,
    Decision,
    Example,
    Header,
    Notice,
    RatedCharge,
    Unpriced,
)
from huolto.rules.agreement.parsing import LANGUAGE, parse
from huolto.rules.agreement.problems import AgreementError, Problem
from huolto.rules.agreement.rating import PeriodResult, RatingResult, rate, rate_period
from huolto.rules.agreement.results import charge_row, decision_row, result_json
from huolto.rules.agreement.stack import StackError, answers, decide, in_order
from huolto.rules.agreement.texts import agreement_name, clause_text
from huolto.rules.agreement.vocabulary import VOCABULARY, FactType, HappeningKind

__all__ = [
    "CLAUSE_KINDS",
    "LANGUAGE",
    "VOCABULARY",
    "Agreement",
    "AgreementError",
    "Clause",
    "Condition",
    "Decision",
    "Example",
    "ExampleResult",
    "FactType",
    "Happening",
    "HappeningError",
    "HappeningKind",
    "Header",
    "Notice",
    "PeriodResult",
    "Problem",
    "RatedCharge",
    "RatingResult",
    "StackError",
    "Step",
    "Unpriced",
    "agreement_name",
    "answers",
    "arithmetic",
    "charge_row",
    "check",
    "check_library",
    "clause_text",
    "decide",
    "decision_row",
    "in_order",
    "is_library",
    "parse",
    "rate",
    "rate_period",
    "read_happening",
    "result_json",
    "zero_reason",
]
