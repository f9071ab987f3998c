"""A guard against what never ends: no measure of how fast something is, that is for the benches."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

NEVER = 120
"""Seconds after which nobody waits any longer; what is guarded takes a few on a busy machine."""


class NeverEndsError(BaseException):
    """Not an Exception, which what is guarded may catch."""


@contextmanager
def must_end() -> Iterator[None]:
    """Fail where the block does not come to its end; in the main thread only."""

    def ring(_number: int, _frame: FrameType | None) -> None:
        raise NeverEndsError

    before = signal.signal(signal.SIGALRM, ring)
    signal.alarm(NEVER)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
