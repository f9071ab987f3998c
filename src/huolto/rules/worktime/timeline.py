"""A calendar's open time as sorted numbers, so that counting is a search and not a walk from day to day.

Time is cut into blocks of 64 days. A block is built when something first asks for it, and kept by its calendar: the
open intervals within it, in microseconds since 1970, with the open time that lies before each.
"""

from bisect import bisect_left, bisect_right
from datetime import UTC, datetime, timedelta

from huolto.rules.worktime.calendar import Block, WorkCalendar, open_between
from huolto.rules.worktime.zones import instant

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECONDS = 1_000_000
DAY = 24 * 60 * 60 * MICROSECONDS
BLOCK = 64 * DAY
_PATIENCE = 3660 * DAY
"""A calendar without open time for ten years is never open."""


class OutOfTime(Exception):
    """There is no open time where it is looked for, or the calendar of the world ends before."""


def micros(at: datetime) -> int:
    """An aware instant in microseconds since 1970; raises `RulesError` for a naive one."""
    since = (at if at.tzinfo is UTC else instant(at)) - EPOCH
    return since.days * DAY + since.seconds * MICROSECONDS + since.microseconds


def moment(at: int) -> datetime:
    """The instant (UTC) of so many microseconds; raises `OutOfTime` beyond the years that there are."""
    try:
        return EPOCH + timedelta(microseconds=at)
    except OverflowError:
        raise OutOfTime from None


def block_of(calendar: WorkCalendar, number: int) -> Block:
    """The block of that number (0 begins in 1970), built once; raises `OutOfTime`."""
    known = calendar.blocks.get(number)
    if known is None:
        known = calendar.blocks[number] = _built(calendar, number)
    return known


def _built(calendar: WorkCalendar, number: int) -> Block:
    try:
        opened = open_between(calendar, moment(number * BLOCK), moment((number + 1) * BLOCK))
    except OverflowError:
        raise OutOfTime from None
    starts = tuple(micros(one.start) for one in opened)
    ends = tuple(micros(one.end) for one in opened)
    before, total = [], 0
    for start, end in zip(starts, ends, strict=True):
        before.append(total)
        total += end - start
    return Block(starts, ends, tuple(before), total)


def _open_before(block: Block, at: int) -> int:
    place = bisect_right(block.ends, at)
    if place == len(block.ends):
        return block.total
    return block.before[place] + max(0, at - block.starts[place])


def after(calendar: WorkCalendar, at: int, asked: int) -> int:
    """When so much open time (above zero) has passed since `at`: at a closing when just then."""
    number = at // BLOCK
    block = block_of(calendar, number)
    asked += _open_before(block, at)
    idle = 0
    while asked > block.total:
        asked -= block.total
        idle = 0 if block.total else idle + BLOCK
        if idle > _PATIENCE:
            raise OutOfTime
        number += 1
        block = block_of(calendar, number)
    place = bisect_left(block.before, asked) - 1
    return block.starts[place] + asked - block.before[place]


def earlier(calendar: WorkCalendar, at: int, asked: int) -> int:
    """From when so much open time (above zero) passes until `at`: from an opening when just then."""
    number = at // BLOCK
    block = block_of(calendar, number)
    left = _open_before(block, at) - asked
    idle = 0
    while left < 0:
        number -= 1
        block = block_of(calendar, number)
        left += block.total
        idle = 0 if block.total else idle + BLOCK
        if idle > _PATIENCE:
            raise OutOfTime
    place = bisect_right(block.before, left) - 1
    return block.starts[place] + left - block.before[place]


def open_time(calendar: WorkCalendar, start: int, end: int) -> int:
    """How much of [start, end) is open."""
    first, last = start // BLOCK, end // BLOCK
    between = sum(block_of(calendar, number).total for number in range(first, last))
    return (
        between + _open_before(block_of(calendar, last), end) - _open_before(block_of(calendar, first), start)
    )


def opened(calendar: WorkCalendar, start: int, end: int) -> list[tuple[int, int]]:
    """The open intervals within [start, end), clipped, in order: what `open_between` says, without walking the days again."""
    found: list[tuple[int, int]] = []
    for number in range(start // BLOCK, end // BLOCK + 1):
        block = block_of(calendar, number)
        for place in range(bisect_right(block.ends, start), bisect_left(block.starts, end)):
            since, until = max(start, block.starts[place]), min(end, block.ends[place])
            if found and found[-1][1] == since:  # one that goes on in the next block
                since = found.pop()[0]
            found.append((since, until))
    return found


def opening(calendar: WorkCalendar, at: int) -> int:
    """`at` itself when it is open, else the next opening."""
    number, waited = at // BLOCK, 0
    while waited <= _PATIENCE + BLOCK:
        block = block_of(calendar, number)
        place = bisect_right(block.ends, at)
        if place < len(block.starts):
            return max(at, block.starts[place])
        number, waited = number + 1, waited + BLOCK
    raise OutOfTime


def closing(calendar: WorkCalendar, at: int) -> int:
    """`at` itself when the time just before it is open, else the last closing before it."""
    number, waited = at // BLOCK, 0
    while waited <= _PATIENCE + BLOCK:
        block = block_of(calendar, number)
        place = bisect_left(block.starts, at) - 1
        if place >= 0:
            return min(at, block.ends[place])
        number, waited = number - 1, waited + BLOCK
    raise OutOfTime


def is_open(calendar: WorkCalendar, at: int) -> bool:
    """Whether `at` is open: the opening instant is, the closing instant is not."""
    block = block_of(calendar, at // BLOCK)
    place = bisect_right(block.starts, at) - 1
    return place >= 0 and at < block.ends[place]
