"""`huolto agreement check` and `huolto agreement rate`: try an agreement without a database (interfaces.md).

Begin at `run`. Reading and rating live in `huolto.rules.agreement`; here are files, JSON and what a person reads.
"""

import argparse
import json
import re
import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from huolto.agreements.shipped_files import FOLDER as SHIPPED
from huolto.agreements.shipped_files import shipped_templates
from huolto.config.cli import CallError
from huolto.rules.agreement import (
    Agreement,
    AgreementError,
    ExampleResult,
    Happening,
    HappeningError,
    check,
    check_library,
    in_order,
    is_library,
    parse,
    rate,
    read_happening,
    result_json,
)
from huolto.rules.agreement.happenings import YEARS
from huolto.rules.agreement.weaving import references_in
from huolto.rules.errors import RulesError
from huolto.rules.formatting import LANGUAGES

MOST_NEIGHBOURS = 200
"""Files of a folder that are looked through for a template."""
_ON_TOP_OF = re.compile(r"\s*on_top_of\s*=")
HELP = "check an agreement file, or say what happenings would cost under it and why"
EXAMPLE = "huolto agreement rate workplace.toml --usage february.json --until 2026-03-01"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The two subcommands, each with its own help and example."""
    actions = parser.add_subparsers(dest="action", metavar="check | rate", required=True)
    raw = argparse.RawDescriptionHelpFormatter
    check_parser = actions.add_parser(
        "check",
        help="run the examples written in each file",
        description="Read each agreement file, run its examples, say which fail and why. Templates that a file\n"
        "extends, libraries and the agreement it stands on are given as further files.",
        epilog="Example: huolto agreement check workplace.toml support.toml --json\n"
        "Exit status: 0 all is well, 1 a mistake or a failing example, 2 a file cannot be read.",
        formatter_class=raw,
    )
    check_parser.set_defaults(answer=run_check)
    rate_parser = actions.add_parser(
        "rate",
        help="what happenings cost, and why",
        description="Rate a list of happenings under a stack of agreements. Several files are one stack:\n"
        "`on_top_of` says which answers first. A file that another one extends, and a file of shared\n"
        "calendars and rates, only stands beside them.",
        epilog=f"Example: {EXAMPLE}",
        formatter_class=raw,
    )
    rate_parser.set_defaults(answer=run_rate)
    rate_parser.add_argument("--usage", required=True, metavar="USAGE.json", help="a JSON list of happenings")
    rate_parser.add_argument(
        "--from", dest="from_", type=_day, metavar="DATE", help="first day to charge (Gregorian, 2026-02-01)"
    )
    rate_parser.add_argument(
        "--until",
        type=_day,
        metavar="DATE",
        help="the day after the last to charge (Gregorian, 2026-03-01); what has no end needs it",
    )
    rate_parser.add_argument(
        "--language", choices=LANGUAGES, default="en", help="language of the reasons (default: en)"
    )
    for each in (check_parser, rate_parser):
        each.add_argument("files", nargs="+", metavar="FILE", help="an agreement, as TOML")
        each.add_argument("--json", action="store_true", help="print JSON and nothing else")


def run(args: argparse.Namespace) -> int:
    """Answer one of the two."""
    return int(args.answer(args))


def run_check(args: argparse.Namespace) -> int:
    """Check each file; 1 when one has a mistake or a failing example."""
    texts = {name: _read_text(name) for name in args.files}
    read: dict[str, Agreement] = {}
    rows: dict[str, dict[str, Any]] = {}
    for name, text in texts.items():
        try:
            if is_library(text):
                check_library(text, source=name)
                rows[name] = {"file": name, "ok": True, "errors": [], "examples": []}
                if not args.json:
                    print(f"{name}: a library, it serves the files beside it")
                continue
            read[name] = parse(text, source=name, beside=_beside(name, texts))
        except AgreementError as error:
            _say_problems(error)
            errors = [{"line": p.line, "key": p.key, "message": p.message} for p in error.problems]
            rows[name] = {"file": name, "ok": False, "errors": errors, "examples": []}
    for name, agreement in read.items():
        try:
            results = check(agreement, below=_below(agreement, list(read.values())))
        except RulesError as error:
            raise CallError(f"{name}: {error}") from error
        is_right = all(result.ok for result in results)
        lacks = None if is_right else _missing_below(name, agreement, texts, list(read.values()))
        if lacks is not None:
            print(f"{name}:{lacks['line']}: {lacks['key']}: {lacks['message']}", file=sys.stderr)
        rows[name] = {
            "file": name,
            "ok": is_right,
            "errors": [lacks] if lacks else [],
            "examples": [{"says": r.says, "ok": r.ok, "expected": r.expected, "got": r.got} for r in results],
        }
        if not args.json and lacks is None:
            _print_check(name, agreement, results)
    if args.json:
        _print_json([rows[name] for name in texts])
    return 0 if all(row["ok"] for row in rows.values()) else 1


def run_rate(args: argparse.Namespace) -> int:
    """Rate the happenings; what cannot be read or priced stands in `unpriced`, the rest is rated all the same."""
    if args.from_ and args.until and args.until <= args.from_:
        raise CallError(f"--until {args.until} does not lie after --from {args.from_}; give a later day")
    stack = _read_stack(args.files)
    happenings, faults = _read_usage(args.usage)
    try:
        result = rate(stack, happenings, from_=args.from_, until=args.until)
    except RulesError as error:
        raise CallError(str(error)) from error
    system = in_order(stack)[0].header.calendar_system
    answer = result_json(result, args.language, system)
    answer["unpriced"] += faults
    if args.json:
        _print_json(answer)
    else:
        _print_rating(answer)
    return 0


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = None
    if day is None or day.year not in YEARS:
        raise argparse.ArgumentTypeError(f'"{text}" is not a day; write year-month-day, such as 2026-03-01')
    return day


def _read_text(name: str) -> str:
    try:
        return Path(name).read_bytes().decode("utf-8")
    except OSError as error:
        raise CallError(
            f"{name}: cannot be read ({(error.strerror or str(error)).lower()}); check the path"
        ) from error
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise CallError(f"{name}:{line}: is not UTF-8 text; save the file as UTF-8") from error


def _read_stack(names: Sequence[str]) -> list[Agreement]:
    agreements, is_broken = [], False
    texts = {name: _read_text(name) for name in names}
    extended = {references_in(text)[1] for text in texts.values()}
    for name, text in texts.items():
        try:
            if is_library(text):
                check_library(text, source=name)
            elif references_in(text)[0] not in extended:
                agreements.append(parse(text, source=name, beside=_beside(name, texts)))
        except AgreementError as error:
            _say_problems(error)
            is_broken = True
    if is_broken:
        raise CallError("nothing was rated; mend the agreement first")
    if not agreements:
        raise CallError(f"{', '.join(names)}: no agreement to rate by, only shared tables; give one too")
    try:
        in_order(agreements)
    except RulesError as error:
        raise CallError(f"{', '.join(names)}: {error}") from error
    return agreements


def _beside(name: str, texts: Mapping[str, str]) -> list[str]:
    """What stands beside a file: the other files given, else templates in its folder, else those that are shipped."""
    given = [text for other, text in texts.items() if other != name]
    if not references_in(texts[name])[1]:
        return given
    neighbours = sorted(Path(name).parent.glob("*.toml"))[:MOST_NEIGHBOURS]
    found = list(shipped_templates().values())
    for neighbour in neighbours:
        with suppress(OSError, UnicodeDecodeError):
            found.append(neighbour.read_text(encoding="utf-8"))
    # Of two files of one name the last is taken, so what was given comes last.
    return [text for text in found if not is_library(text)] + given


def _below(agreement: Agreement, others: Sequence[Agreement]) -> list[Agreement]:
    """The agreements that this one stands on, as far as their files are given."""
    by_id = {other.id: other for other in others if other.id != agreement.id}
    found: list[Agreement] = []
    while (below := by_id.pop(agreement.header.on_top_of or "", None)) is not None:
        found.append(below)
        agreement = below
    return found


def _missing_below(
    name: str, agreement: Agreement, texts: Mapping[str, str], given: Sequence[Agreement]
) -> dict[str, Any] | None:
    """What to add where an agreement, or one below it, stands on one that was not given; None where nothing lacks."""
    lowest = [agreement, *_below(agreement, given)][-1]
    wanted = lowest.header.on_top_of
    if wanted is None or any(one.id == wanted for one in given):
        return None
    lines = texts[name].splitlines()
    line = next((number for number, text in enumerate(lines, 1) if _ON_TOP_OF.match(text)), 1)
    return {
        "line": line,
        "key": "agreement.on_top_of",
        "message": f'{lowest.id} stands on "{wanted}", which was not given; add {_file_of(name, wanted)}',
    }


def _file_of(name: str, wanted: str) -> str:
    """Where the agreement of that id is: a file beside this one, else one that comes with the program."""
    for folder in (Path(name).parent, SHIPPED):
        for path in sorted(folder.glob("*.toml"))[:MOST_NEIGHBOURS]:
            with suppress(OSError, UnicodeDecodeError):
                if _id_in(path.read_text(encoding="utf-8")) == wanted:
                    return str(path)
    return f'the file with id = "{wanted}"'


def _id_in(text: str) -> str:
    try:
        header = tomllib.loads(text.removeprefix("\ufeff")).get("agreement")
    except (ValueError, RecursionError):
        return ""
    return str(header.get("id", "")) if isinstance(header, Mapping) else ""


def _read_usage(name: str) -> tuple[list[Happening], list[dict[str, str]]]:
    """The happenings of a file, and a row of `unpriced` for each that cannot be read."""
    try:
        rows = json.loads(_read_text(name).removeprefix("\ufeff"), parse_float=Decimal)
    except json.JSONDecodeError as error:
        raise CallError(f"{name}:{error.lineno}: is not JSON ({error.msg.lower()})") from error
    except RecursionError as error:
        raise CallError(f"{name}: is nested too deeply; expected a list of happenings") from error
    if not isinstance(rows, list):
        raise CallError(f'{name}:1: expected a list of happenings, [{{"id": "1", "kind": "delivery", ...}}]')
    happenings: dict[str, Happening] = {}
    faults: list[dict[str, str]] = []
    for number, row in enumerate(rows, start=1):
        usage = f"#{number}"
        if not isinstance(row, Mapping):
            faults.append({"usage": usage, "why": "A happening is an object with id, kind and facts."})
            continue
        try:
            happening = read_happening(row, fallback_id=usage)
        except HappeningError as error:
            faults.append({"usage": error.usage, "why": f"Cannot be read. {error}."})
            continue
        if happening.id in happenings:
            faults.append({"usage": happening.id, "why": f"Row {number} has an id that was given before."})
            continue
        happenings[happening.id] = happening
    return list(happenings.values()), faults


def _say_problems(error: AgreementError) -> None:
    for problem in error.problems:
        print(f"{error.source}:{problem.line}: {problem.key}: {problem.message}", file=sys.stderr)


def _print_json(answer: Any) -> None:
    print(json.dumps(answer, ensure_ascii=False, indent=2, default=str))


def _print_check(name: str, agreement: Agreement, results: Sequence[ExampleResult]) -> None:
    passed = sum(result.ok for result in results)
    counted = f"{passed} of {len(results)} examples pass" if results else "no examples"
    clauses = len(agreement.clauses)
    print(f"{name}: {agreement.id}, {clauses} {'clause' if clauses == 1 else 'clauses'}, {counted}")
    for result in results:
        print(f"  {'pass' if result.ok else 'FAIL'}  {result.says}")
        if not result.ok:
            print(f"        expected  {json.dumps(result.expected, ensure_ascii=False, default=str)}")
            for key, value in result.got.items():
                lines = _asked(value, result.expected.get(key)) if isinstance(value, list) else [value]
                for line in lines or ["nothing"]:
                    print(f"        got {key:<9} {json.dumps(line, ensure_ascii=False, default=str)}")


def _asked(got: Sequence[Any], expected: object) -> list[Any]:
    """Of the rows that came whom they are about and the fields that the example asks for."""
    rows = expected if isinstance(expected, list) else []
    wanted = {"usage", "clause"} | {field for row in rows if isinstance(row, Mapping) for field in row}
    return [
        {key: value for key, value in row.items() if key in wanted} if isinstance(row, Mapping) else row
        for row in got
    ]


def _print_rating(answer: Mapping[str, Any]) -> None:
    currency = answer["currency"]
    for charge in answer["charges"]:
        amount = f"{charge['quantity']} × {charge['unit']} at {charge['unit_price']}"
        print(f"{charge['period']}  {charge['clause']:<20} {amount:<30} {charge['net']:>12} {currency}")
        print(f"         {charge['why']}")
    if answer["charges"]:
        print()
    for label, total in _totals(answer):
        print(f"{label:<62} {total:>12} {currency}")
    for decision in answer["decisions"]:
        if decision["covered"]:
            print(f"covered {decision['usage']}: {decision['why']}")
    for target in answer["targets"]:
        print(f"{target['kind']} {target['usage']}: {target['why']}")
    for title in ("unpriced", "notices"):
        for row in answer[title]:
            about = f"{title.removesuffix('s')} {row['usage'] or ''}".rstrip()
            print(f"{about}: {row['why']}")
    for duty in answer["duties"]:
        print(f"{duty['kind']}: {duty['why']}")


def _totals(answer: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The total, or one of the prices with tax in them and one of the others."""
    label = {True: "Total with tax", False: "Total without tax"}
    sides = {row["prices_include_tax"] for row in answer["charges"]} or {answer["prices_include_tax"]}
    if len(sides) == 1:
        yield label[sides.pop()], answer["total_net"]
        return
    for side in (False, True):
        nets = (Decimal(row["net"]) for row in answer["charges"] if row["prices_include_tax"] is side)
        yield label[side], format(sum(nets, Decimal(0)), "f")
