"""`make bench`, or `python -m bench [FIGURE ...]`: one module a figure; prints a table and writes nothing else."""

import sys
from importlib import import_module

from bench.database import own_database
from bench.measure import Figure, Latency, table

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
)


def main(wanted: list[str]) -> int:
    """Measure what is named, all of it by default."""
    unknown = [name for name in wanted if name not in MODULES]
    if unknown:
        print(f"bench: no figure {', '.join(unknown)}; there are: {', '.join(MODULES)}", file=sys.stderr)
        return 2
    figures: list[Figure | Latency] = []
    with own_database():
        for name in wanted or MODULES:
            print(f"measuring {name} ...", file=sys.stderr)
            figures += import_module(f"bench.{name}").measure()
    print(table(figures))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
