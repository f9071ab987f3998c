"""`make bench`, or `python -m bench [FIGURE ...]`: one module a figure; prints a table and writes nothing else.

Each module has a process and an empty database of its own.
"""

import subprocess
import sys
from importlib import import_module

from bench.database import own_database
from bench.measure import table

MODULES = (
    "empty_page",
    "api",
    "working_time",
    "read_mail",
    "intake",
    "rate_fees",
    "decide",
    "rate_work",
    "issue_invoices",
    "import_devices",
    "register_list",
    "desk",
    "reserve",
)


def main(wanted: list[str]) -> int:
    """Measure what is named, all of it by default."""
    unknown = [name for name in wanted if name not in MODULES]
    if unknown:
        print(f"bench: no figure {', '.join(unknown)}; there are: {', '.join(MODULES)}", file=sys.stderr)
        return 2
    chosen = wanted or list(MODULES)
    if len(chosen) > 1:
        return max(subprocess.call([sys.executable, "-m", "bench", name]) for name in chosen)
    print(f"measuring {chosen[0]} ...", file=sys.stderr)
    with own_database():
        figures = import_module(f"bench.{chosen[0]}").measure()
    print(table(figures))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
