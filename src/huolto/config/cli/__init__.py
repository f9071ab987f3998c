"""The program `huolto`: one module a subcommand, imported only when it is called.

Begin at `main`. A module listed in `COMMANDS` has `HELP` (one line), `EXAMPLE`, `add_arguments(parser)` and
`run(args) -> int` (0 done, 1 the answer is no, 2 wrong call or unreadable input). Errors are one line on
standard error that says what, where and how to mend it; `CallError` is how a command says one.
"""

import argparse
import importlib
import sys
from collections.abc import Sequence

COMMANDS: dict[str, str] = {
    "agreement": "huolto.config.cli.agreement",
    "backup": "huolto.config.cli.backup",
    "bill": "huolto.config.cli.bill",
    "doctor": "huolto.config.cli.doctor",
    "import": "huolto.config.cli.import_",
    "invoice": "huolto.config.cli.invoice",
    "jobs": "huolto.config.cli.jobs",
    "mail": "huolto.config.cli.mail",
    "manage": "huolto.config.cli.manage",
    "restore": "huolto.config.cli.restore",
    "up": "huolto.config.cli.up",
    "worktime": "huolto.config.cli.worktime",
}
"""Name of a subcommand and the module that answers it."""


class CallError(Exception):
    """A wrong call or unreadable input: one line for standard error, exit status 2 unless `status` says otherwise."""

    def __init__(self, message: str, status: int = 2) -> None:
        super().__init__(message)
        self.status = status


def main(argv: Sequence[str] | None = None) -> int:
    """Run one subcommand and answer its exit status."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    parser = argparse.ArgumentParser(
        prog="huolto",
        description="Orders, devices, agreements and invoices, each with its reason.",
        epilog="`huolto COMMAND --help` shows a command's options and an example.",
    )
    subparsers = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    wanted = arguments[0] if arguments else ""
    for name, module_name in COMMANDS.items():
        if name == wanted:
            module = importlib.import_module(module_name)
            subparser = subparsers.add_parser(
                name,
                help=module.HELP,
                description=module.HELP,
                epilog=f"Example: {module.EXAMPLE}",
                formatter_class=argparse.RawDescriptionHelpFormatter,
            )
            module.add_arguments(subparser)
            subparser.set_defaults(run=module.run)
        else:
            subparsers.add_parser(name, add_help=False)
    args = parser.parse_args(arguments)
    try:
        return int(args.run(args))
    except CallError as error:
        print(f"huolto {args.command}: {error}", file=sys.stderr)
        return error.status
    except BrokenPipeError:
        return 0
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
