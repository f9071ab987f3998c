"""`huolto bill`: the billing run of a provider's period; the same command as the page's button."""

import argparse
import json
from typing import TYPE_CHECKING

from huolto.config.cli import CallError
from huolto.config.cli.session import django_session

if TYPE_CHECKING:
    from huolto.invoicing.results import BillingResult

HELP = "Close a period and make drafts of invoices; a dry run is the same code and gives the same figures."
EXAMPLE = "huolto bill --provider suopursu --period 2026-02 --dry-run --json"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options."""
    parser.add_argument("--provider", required=True, metavar="P", help="the provider's slug")
    parser.add_argument(
        "--period", required=True, help="the month in the provider's calendar: 2026-03, or 1405-01"
    )
    parser.add_argument("--dry-run", action="store_true", help="say what would be made; write nothing")
    parser.add_argument("--json", action="store_true", help="nothing but JSON on standard output")


def run(args: argparse.Namespace) -> int:
    """Bill; 0 done (also when nothing is left), 1 the period cannot be billed, 2 a wrong call."""
    with django_session():
        result = _bill(args)
    if args.json:
        print(json.dumps(result.to_json(), ensure_ascii=False, indent=2))
    else:
        _tell(result)
    return 0


def _bill(args: argparse.Namespace) -> "BillingResult":
    from huolto.foundation.actors import Actor
    from huolto.foundation.errors import DomainError, InvalidInput
    from huolto.foundation.models import Provider
    from huolto.invoicing.commands import run_billing

    provider = Provider.objects.filter(slug=args.provider).first()
    if provider is None:
        known = ", ".join(Provider.objects.order_by("slug").values_list("slug", flat=True)) or "none"
        raise CallError(f"--provider {args.provider}: there is no such provider; there are: {known}")
    try:
        return run_billing(actor=Actor.system(provider), period_label=args.period, dry_run=args.dry_run)
    except InvalidInput as error:
        raise CallError(
            f"--period {args.period}: {error}" if error.field == "period" else str(error)
        ) from error
    except DomainError as error:
        raise CallError(f"--period {args.period}: {error}", 1) from error


def _tell(result: "BillingResult") -> None:
    if not result.documents:
        print(f"{result.provider} {result.period}: nothing is left to bill.")
    for row in result.to_json()["documents"]:
        made = "would be" if result.dry_run else f"is draft {row['invoice']}"
        kind = row["kind"].replace("_", " ")
        print(
            f"{row['customer']}: {kind} {made}, {row['lines']} lines, "
            f"net {row['net']}, tax {row['tax']}, gross {row['gross']} {row['currency']}"
        )
    for sentence in result.unpriced:
        print(f"not priced: {sentence}")
