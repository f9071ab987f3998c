"""What the writer wrote now: the text of a mail without quoted mail and without what stands below a signature mark.

Begin at `reply_of`. Words: an attribution is the line above a quote ("On … Aino wrote:"); a header block is Outlook's
From, Sent, To, Subject; a cut is a line after which all is quoted. Answers between quotes are kept, a mail that is
passed on is kept whole, since it is the message. What kind a line is: `lines`.
"""

from dataclasses import dataclass

from huolto.rules.mail import lines as kinds

LONGEST = 200_000
"""Characters in which quotes are looked for; whoever writes more has pasted something, which stays."""
MOST_LINES_OF_ATTRIBUTION = 5


@dataclass(frozen=True)
class Marks:
    """What a mail program said beside the text, as numbers of lines from 0.

    `rest_from`: from here on others speak. `attributions`: lines that stand above a quote.
    """

    rest_from: int | None = None
    attributions: frozenset[int] = frozenset()


def reply_of(
    text: str, *, is_forward: bool = False, is_answer: bool = True, marks: Marks | None = None
) -> str:
    """The lines of `text` that its writer wrote now.

    `is_forward` says that the subject has the prefix of a mail passed on: the mail below is then kept. It is kept as
    well where the mail answers none (`is_answer`): whoever begins with somebody else's mail passes it on.
    """
    if len(text) > LONGEST:
        text, beyond = text[:LONGEST], text[LONGEST:]
    else:
        beyond = ""
    every = text.split("\n")
    plain = [kinds.plain(line) for line in every]
    marks = marks or Marks()
    end, passed_on = _cut(plain, marks, is_forward or not is_answer)
    kept = _without_quotes(plain, end, marks)
    own = _without_signatures(plain, kept, end)
    written = _trimmed(_set_apart(every, plain, own))
    if passed_on is None:
        return written if end < len(every) or not beyond else written + beyond
    return _trimmed([*written.split("\n"), "", *(line.rstrip() for line in every[passed_on:])]) + beyond


def _cut(plain: list[str], marks: Marks, is_forward: bool) -> tuple[int, int | None]:
    """Where everything after is not the writer's, and where a mail that is passed on begins."""
    told = marks.rest_from if marks.rest_from is not None else len(plain)
    quoted = False
    for at, line in enumerate(plain):
        if at >= told:
            return (at, at) if is_forward else (at, None)
        if line.startswith(">"):
            if (
                not quoted
                and kinds.is_forwarded_mark(line.lstrip("> ") or "-")
                and not _stands_below_attribution(plain, at)
            ):
                return at, at
            quoted = True
            continue
        if not line:
            continue
        if kinds.is_forwarded_mark(line):
            if not _follows_a_quote(plain, at):
                return at, at
        elif kinds.is_original_mark(line) or kinds.begins_header_block(plain, at):
            begin = _with_rule_above(plain, at)
            return (begin, begin) if is_forward else (begin, None)
        elif kinds.is_heading_of_former_mails(line):
            begin = _with_rule_above(plain, at)
            if begin != at:
                return begin, None
        elif kinds.is_reply_above(line):
            return at, None
    return len(plain), None


def _stands_below_attribution(plain: list[str], at: int) -> bool:
    """Whether the quote that begins here is of a mail that was itself passed on to the writer."""
    above = " ".join(line for line in plain[max(0, at - 4) : at] if line)
    return (
        bool(above) and kinds.may_end_attribution(above) and kinds.is_attribution(above, quote_follows=True)
    )


def _follows_a_quote(plain: list[str], at: int) -> bool:
    return at > 0 and plain[at - 1].startswith(">")


def _with_rule_above(plain: list[str], at: int) -> int:
    """The drawn line above a header block belongs to it."""
    above = at - 1
    while above >= 0 and not plain[above]:
        above -= 1
    return above if above >= 0 and (plain[above].strip() == "--" or kinds.is_rule(plain[above])) else at


def _without_quotes(plain: list[str], end: int, marks: Marks) -> list[int]:
    """The numbers of the lines before `end` that are neither quoted nor stand above a quote."""
    kept: list[int] = []
    last_quoted = next((at for at in range(end - 1, -1, -1) if plain[at].startswith(">")), -1)
    at = 0
    while at < end:
        line = plain[at]
        if line.startswith(">") and not kinds.closes_attribution(line):
            at += 1
            continue
        if at in marks.attributions:
            at = _end_of_attribution(plain, at, end)
            continue
        if line and kinds.may_end_attribution(line):
            begin = _begin_of_attribution(plain, at, kept, _quote_follows(plain, at, end))
            if begin is not None:
                while kept and kept[-1] >= begin:
                    kept.pop()
                if last_quoted <= at:
                    # Programs that mark no quoted line: all below is the other's.
                    return kept
                at += 1
                continue
        kept.append(at)
        at += 1
    return kept


def _end_of_attribution(plain: list[str], at: int, end: int) -> int:
    """A marked attribution goes on to the next empty or quoted line."""
    stop = min(end, at + MOST_LINES_OF_ATTRIBUTION)
    while at < stop and plain[at] and not plain[at].startswith(">"):
        at += 1
    return max(at, stop if at == stop else at)


def _quote_follows(plain: list[str], at: int, end: int) -> bool:
    following = next((line for line in plain[at + 1 : min(end, at + 4)] if line), "")
    return following.startswith(">")


def _begin_of_attribution(plain: list[str], at: int, kept: list[int], quote_follows: bool) -> int | None:
    """Where the attribution that ends in line `at` begins, or None where it is none."""
    own = set(kept[-MOST_LINES_OF_ATTRIBUTION:])
    begin = at
    while True:
        whole = " ".join(plain[begin : at + 1])
        if kinds.is_attribution(whole, quote_follows=quote_follows):
            return _with_opener_above(plain, begin, at, own)
        begin -= 1
        if at - begin >= MOST_LINES_OF_ATTRIBUTION or begin not in own or not plain[begin]:
            break
    return at if quote_follows and kinds.is_short_attribution(plain[at]) else None


def _with_opener_above(plain: list[str], begin: int, at: int, own: set[int]) -> int:
    if kinds.opens_attribution(plain[begin]):
        return begin
    above = begin
    while above - 1 in own and plain[above - 1] and at - above < MOST_LINES_OF_ATTRIBUTION:
        above -= 1
        if kinds.opens_attribution(plain[above]):
            return above
    return begin


def _without_signatures(plain: list[str], kept: list[int], end: int) -> list[int]:
    """Each run of own lines without what stands below its signature mark, and without lines that phones add."""
    own: list[int] = []
    run: list[int] = []
    for place, at in enumerate(kept):
        run.append(at)
        following = kept[place + 1] if place + 1 < len(kept) else None
        if following is None or any(plain[one] for one in range(at + 1, following)):
            own += _without_signature(plain, run)
            run = []
    return own


def _without_signature(plain: list[str], run: list[int]) -> list[int]:
    below = sum(bool(plain[at]) for at in run)
    for place, at in enumerate(run):
        line = plain[at]
        below -= bool(line)
        if not line or line[0] not in kinds.SIGNATURE_BEGINS:
            continue
        if kinds.is_signature_mark(line, lines_below=below) or (
            below <= kinds.MOST_LINES_OF_SIGNATURE
            and kinds.is_list_footer(line, [plain[one] for one in run[place + 1 :] if plain[one]])
        ):
            del run[place:]
            break
    while run and (not plain[run[-1]] or kinds.is_added_by_phone(plain[run[-1]])):
        run.pop()
    return run


def _set_apart(every: list[str], plain: list[str], own: list[int]) -> list[str]:
    """The own lines, with an empty one where something between two of them was left out."""
    written: list[str] = []
    before = own[0] if own else 0
    for at in own:
        if any(plain[between] for between in range(before + 1, at)):
            written.append("")
        written.append(every[at].rstrip())
        before = at
    return written


def _trimmed(written: list[str]) -> str:
    """The lines without empty ones at either end and with at most one empty line in a row."""
    result: list[str] = []
    for line in written:
        if line.strip() or (result and result[-1]):
            result.append(line if line.strip() else "")
    while result and not result[-1]:
        result.pop()
    return "\n".join(result)
