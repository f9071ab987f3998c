"""`huolto import devices`: take a list of devices from another system into a customer's register."""

import argparse
import json
import logging
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from huolto.config.cli import CallError
from huolto.config.cli.session import django_session

if TYPE_CHECKING:
    from huolto.connectors.device_import.results import ImportResult, Tally
    from huolto.connectors.device_import.sources import Source
    from huolto.parties.models import Organisation

HELP = "Import a list of devices (CSV, XLSX, inventory JSON or XML) into a customer's register; the same list again changes nothing."
EXAMPLE = "huolto import devices assets.csv --customer suopursu/kaarnalahti --dry-run --refused mend.csv"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options."""
    parser.add_argument("what", choices=["devices"], help="what the file lists")
    parser.add_argument("file", metavar="FILE", type=Path)
    parser.add_argument("--customer", required=True, metavar="P/C", help="provider/customer, by their slugs")
    parser.add_argument("--dry-run", action="store_true", help="say what would happen; change nothing")
    parser.add_argument(
        "--all-or-nothing", action="store_true", help="one refused row refuses all (status 1)"
    )
    parser.add_argument("--refused", metavar="FILE", type=Path, help="write the refused rows here, to mend")
    parser.add_argument(
        "--in-service-from",
        metavar="DATE",
        type=_day,
        help="put the devices in service from this day (2026-02-01)",
    )
    parser.add_argument(
        "--package", default="", metavar="CODE", help="the service package they go in service with"
    )
    parser.add_argument(
        "--acquisition-model", default="", metavar="M", help="direct_purchase, finance_lease ..."
    )
    parser.add_argument("--json", action="store_true", help="nothing but JSON on standard output")


def run(args: argparse.Namespace) -> int:
    """Import; 0 done (also with single rows refused), 1 all-or-nothing refused, 2 unreadable or a wrong call."""
    if args.package and not args.in_service_from:
        raise CallError(
            "--package says with what devices go in service: say from when with --in-service-from DATE"
        )
    try:
        with args.file.open("rb"):
            pass
    except OSError as error:
        raise CallError(f"{args.file}: {error.strerror}; name a file that can be read") from error
    with django_session():
        # A person reads standard error here: refusals, not the log of a service.
        logging.getLogger("huolto").setLevel(logging.WARNING)
        result = _import(args)
    if args.json:
        print(json.dumps(result.as_json(), ensure_ascii=False, indent=2))
    else:
        _tell(args, result)
    return 1 if args.all_or_nothing and result.refused else 0


def _import(args: argparse.Namespace) -> "ImportResult":
    from huolto.connectors.device_import.at_once import import_at_once
    from huolto.connectors.device_import.results import ImportOptions
    from huolto.connectors.device_import.sources import open_source
    from huolto.foundation.actors import Actor
    from huolto.foundation.errors import DomainError

    customer = _customer(args.customer)
    options = ImportOptions(
        is_dry_run=args.dry_run,
        all_or_nothing=args.all_or_nothing,
        in_service_from=args.in_service_from,
        package=args.package,
        acquisition_model=args.acquisition_model,
    )
    try:
        with open_source(args.file, name=args.file.name) as source:
            result = import_at_once(
                actor=Actor.system(customer.provider),
                customer=customer,
                source=source,
                name=args.file.name,
                options=options,
                after_chunk=_told,
            )
            if args.refused:
                _write_refused(args.refused, source, result)
    except DomainError as error:
        raise CallError(f"{args.file}: {error}") from error
    return result


def _told(tally: "Tally") -> bool:
    """How far it is, for a person at a terminal."""
    if sys.stderr.isatty():
        print(f"\r{tally.rows:,} rows, {len(tally.refused):,} refused", end="", file=sys.stderr, flush=True)
    return True


def _customer(named: str) -> "Organisation":
    from huolto.parties.choices import OrganisationRole
    from huolto.parties.models import Organisation

    provider, _slash, slug = named.partition("/")
    customers = Organisation.objects.filter(roles__contains=[OrganisationRole.CUSTOMER]).select_related(
        "provider"
    )
    found = customers.filter(provider__slug=provider, slug=slug).first()
    if found is not None:
        return found
    known = customers.filter(provider__slug=provider).order_by("slug").values_list("slug", flat=True)[:10]
    there = (
        f"; {provider} has: {', '.join(known)}" if known else "; write provider/customer, both by their slugs"
    )
    raise CallError(f"--customer {named}: there is no such customer{there}")


def _write_refused(path: Path, source: "Source", result: "ImportResult") -> None:
    from huolto.connectors.device_import.rows import write_mended
    from huolto.register.choices import ExportFormat

    form = ExportFormat.XLSX if path.suffix.lower() == ".xlsx" else ExportFormat.CSV
    try:
        write_mended(source, result.refused, path, form)
    except OSError as error:
        raise CallError(f"--refused {path}: {error.strerror}") from error


def _tell(args: argparse.Namespace, result: "ImportResult") -> None:
    figures: list[tuple[str, Any]] = [
        ("rows", result.rows),
        ("created", result.created),
        ("updated", result.updated),
        ("unchanged", result.unchanged),
        ("put in service", result.in_service),
        ("refused", len(result.refused)),
    ]
    if not result.is_applied:
        print("Nothing was changed; this is what would happen:")
    for name, figure in figures:
        print(f"{name:>15}: {figure}")
    print("  columns taken: " + ", ".join(f"{theirs} = {ours}" for theirs, ours in result.columns.items()))
    if result.ignored:
        print("columns ignored: " + ", ".join(result.ignored))
    for refusal in result.refused:
        print(f"{args.file.name}: row {refusal.row}, {refusal.field}: {refusal.reason}", file=sys.stderr)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a day: write it as 2026-02-01") from None
