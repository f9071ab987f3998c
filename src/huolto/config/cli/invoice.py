"""`huolto invoice export`: one invoice or credit note as a file."""

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from huolto.config.cli import CallError
from huolto.config.cli.session import django_session

if TYPE_CHECKING:
    from huolto.invoicing.models import Invoice

HELP = "Write an issued invoice or credit note as PDF or JSON."
EXAMPLE = "huolto invoice export suopursu 2026-000217 --format pdf -o 2026-000217.pdf"

FORMATS = ("ubl", "pdf", "json")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options."""
    parser.add_argument("what", choices=["export"])
    parser.add_argument("provider", metavar="P", help="the provider's slug")
    parser.add_argument("number", metavar="NUMBER", help="the invoice's number")
    parser.add_argument("--format", choices=FORMATS, required=True)
    parser.add_argument("-o", "--output", metavar="FILE", type=Path, help="else standard output")


def run(args: argparse.Namespace) -> int:
    """Export; 0 done, 2 a wrong call or no such invoice."""
    if args.format == "ubl":
        raise CallError("--format ubl: e-invoices cannot be written yet; choose pdf or json.")
    with django_session():
        content = _content(args)
    if args.output is None:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return 0
    try:
        args.output.write_bytes(content)
    except OSError as error:
        raise CallError(f"{args.output}: {error.strerror}; name a file that can be written") from error
    return 0


def _content(args: argparse.Namespace) -> bytes:
    from huolto.invoicing.export import invoice_json
    from huolto.invoicing.paper import ensure_pdf

    invoice = _invoice(args.provider, args.number)
    if args.format == "pdf":
        return ensure_pdf(invoice)
    return (json.dumps(invoice_json(invoice), ensure_ascii=False, indent=2) + "\n").encode()


def _invoice(slug: str, number: str) -> "Invoice":
    from huolto.foundation.models import Provider
    from huolto.invoicing.choices import InvoiceState
    from huolto.invoicing.models import Invoice

    provider = Provider.objects.filter(slug=slug).first()
    if provider is None:
        known = ", ".join(Provider.objects.order_by("slug").values_list("slug", flat=True)) or "none"
        raise CallError(f"{slug}: there is no such provider; there are: {known}")
    rows = Invoice.objects.of(provider).filter(number=number, state=InvoiceState.ISSUED)
    found = rows.select_related("provider", "period", "customer", "credits").first()
    if found is None:
        raise CallError(
            f"{number}: {slug} has issued no invoice with this number; look it up on its invoices page"
        )
    return found
