"""`huolto worktime FILE`: answers questions of working time, and why; needs no database."""

import argparse
import json
from functools import partial
from pathlib import Path
from typing import Any

from huolto.config.cli import CallError
from huolto.rules.errors import RulesError
from huolto.rules.formatting import LANGUAGES
from huolto.rules.worktime.cases import answer

HELP = "answer questions of working time: when is it due, is it open, how long was it"
EXAMPLE = "huolto worktime questions.json --json"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument(
        "files",
        metavar="FILE",
        nargs="+",
        help="a JSON list of cases (id, op, zone, hours, holidays, holidays_ics, input)",
    )
    parser.add_argument("--json", action="store_true", help="answer in JSON only")
    parser.add_argument("--language", choices=LANGUAGES, default="en", help="language of the reasons")


def run(args: argparse.Namespace) -> int:
    """Answer every case of every file in order, as one list."""
    answers = [
        answer(case, args.language, partial(_beside, Path(name).parent))
        for name in args.files
        for case in _cases(name)
    ]
    if args.json:
        print(json.dumps(answers, ensure_ascii=False, indent=1))
        return 0
    for one in answers:
        if "error" in one:
            print(f"{one['id']}: cannot be answered. {one['error']}")
        else:
            print(f"{one['id']}: {json.dumps(one['result'], ensure_ascii=False)}  {one['why']}")
    return 0


def _beside(folder: Path, name: str) -> bytes:
    """The calendar file that a case names, beside the file of the case."""
    try:
        return (folder / name).read_bytes()
    except (OSError, ValueError) as error:
        said = getattr(error, "strerror", None) or error
        raise RulesError(f"cannot be read ({said}); name a calendar file beside this one.") from None


def _cases(name: str) -> list[Any]:
    try:
        cases = json.loads(Path(name).read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise CallError(f"{name}: cannot be read ({error.strerror}); name a file with a JSON list.") from None
    except json.JSONDecodeError as error:
        place = f"{name}, line {error.lineno}, column {error.colno}"
        raise CallError(f"{place}: not JSON ({error.msg}); write a list of cases.") from None
    except (UnicodeDecodeError, RecursionError):
        raise CallError(f"{name}: not JSON in UTF-8; write a list of cases.") from None
    if not isinstance(cases, list):
        raise CallError(f"{name}: the file must hold a list of cases, not {type(cases).__name__}.")
    return cases
