"""States of a stock-take, results of a scan, kinds of difference and what may be decided about each."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class StockTakeState(models.TextChoices):
    """Open while people scan; looked at when scanning is over and differences are decided."""

    OPEN = "open", pgettext_lazy("stock-take", "Scanning")
    LOOKED_AT = "looked_at", _("Differences looked at")
    CLOSED = "closed", pgettext_lazy("stock-take", "Closed")
    ABANDONED = "abandoned", _("Abandoned")


TRANSITIONS: dict[str, frozenset[str]] = {
    StockTakeState.OPEN: frozenset({StockTakeState.LOOKED_AT, StockTakeState.ABANDONED}),
    StockTakeState.LOOKED_AT: frozenset(
        {StockTakeState.OPEN, StockTakeState.CLOSED, StockTakeState.ABANDONED}
    ),
    StockTakeState.CLOSED: frozenset(),
    StockTakeState.ABANDONED: frozenset(),
}
"""Which state may follow which."""

STATE_KINDS = {
    StockTakeState.OPEN: "go",
    StockTakeState.LOOKED_AT: "you",
    StockTakeState.CLOSED: "good",
    StockTakeState.ABANDONED: "",
}
"""How a state is coloured."""


class ScanResult(models.TextChoices):
    """What a scanned code turned out to be. A second scan of the same thing is TWICE, whatever the first was."""

    EXPECTED = "expected", _("Found as expected")
    ELSEWHERE = "elsewhere", _("Found at another place")
    UNEXPECTED = "unexpected", _("Not expected here")
    UNKNOWN = "unknown", _("Not known here")
    TWICE = "twice", _("Scanned already")
    PLACE = "place", _("Place")


RESULT_KINDS = {
    ScanResult.EXPECTED: "good",
    ScanResult.ELSEWHERE: "you",
    ScanResult.UNEXPECTED: "you",
    ScanResult.UNKNOWN: "bad",
    ScanResult.TWICE: "",
    ScanResult.PLACE: "go",
}
"""How a result is coloured."""


class DifferenceKind(models.TextChoices):
    MISSING = "missing", _("Missing")
    FOUND = "found", _("Missing so far, scanned now")
    ELSEWHERE = "elsewhere", _("At another place")
    UNEXPECTED = "unexpected", _("Not expected here")
    UNKNOWN = "unknown", _("Not in the register")


class Decision(models.TextChoices):
    """What was done about a difference."""

    MOVE = "move", _("Moved to where it was found")
    MISSING = "missing", _("Noted as missing")
    FIND = "find", _("Found again")
    REGISTER = "register", _("Registered as new")
    IGNORE = "ignore", _("Left as it is")


DECISIONS: dict[str, tuple[str, ...]] = {
    DifferenceKind.MISSING: (Decision.MISSING, Decision.IGNORE),
    DifferenceKind.FOUND: (Decision.FIND, Decision.IGNORE),
    DifferenceKind.ELSEWHERE: (Decision.MOVE, Decision.IGNORE),
    DifferenceKind.UNEXPECTED: (Decision.MOVE, Decision.IGNORE),
    DifferenceKind.UNKNOWN: (Decision.REGISTER, Decision.IGNORE),
}
"""What may be decided about a difference, the proposal first."""
