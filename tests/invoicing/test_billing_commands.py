"""`huolto bill` and `huolto invoice export`: JSON on standard output, errors in one line, statuses as promised."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import time_machine
from ledger import Ledger

from cast import Cast
from huolto.config.cli import bill, invoice, main
from huolto.invoicing.commands import issue_invoices, run_billing
from huolto.invoicing.models import Invoice


@contextmanager
def _no_session() -> Iterator[None]:
    yield


@pytest.fixture(autouse=True)
def _in_this_database(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for module in (bill, invoice):
        monkeypatch.setattr(module, "django_session", _no_session)
    with time_machine.travel("2026-03-02T06:00:00Z", tick=False):
        yield


def test_a_dry_run_and_the_run_give_the_same_figures(cast: Cast, capsys: pytest.CaptureFixture[str]) -> None:
    Ledger(cast.suopursu).charge(cast.kaarnalahti, "9.05")
    call = ["bill", "--provider", "suopursu", "--period", "2026-02", "--json"]
    assert main([*call, "--dry-run"]) == 0
    dry = json.loads(capsys.readouterr().out)
    assert main(call) == 0
    real = json.loads(capsys.readouterr().out)
    pk = Invoice.objects.get().pk
    assert dry["documents"] == [
        {
            "invoice": None,
            "kind": "invoice",
            "customer": "kaarnalahti",
            "currency": "EUR",
            "lines": 1,
            "net": "9.05",
            "tax": "2.31",
            "gross": "11.36",
            "taxes": [{"category": "standard", "rate": "25.5", "base": "9.05", "tax": "2.31"}],
        }
    ]
    assert real["documents"] == [{**dry["documents"][0], "invoice": pk}]
    assert (dry["dry_run"], real["dry_run"]) == (True, False)
    assert (
        dry["totals"]
        == real["totals"]
        == [{"currency": "EUR", "net": "9.05", "tax": "2.31", "gross": "11.36"}]
    )


@pytest.mark.parametrize(
    ("provider", "period", "status", "said"),
    [
        ("nobody", "2026-02", 2, "--provider nobody: there is no such provider; there are: payar, suopursu"),
        ("suopursu", "February", 2, "--period February: 'February' is not a month"),
        ("suopursu", "2026-03", 1, "--period 2026-03: 2026-03 is not over yet"),
    ],
)
def test_what_cannot_be_billed_is_one_line(
    cast: Cast, capsys: pytest.CaptureFixture[str], provider: str, period: str, status: int, said: str
) -> None:
    assert main(["bill", "--provider", provider, "--period", period]) == status
    out, err = capsys.readouterr()
    assert out == ""
    (line,) = [row for row in err.splitlines() if row.startswith("huolto bill:")]
    assert line.startswith(f"huolto bill: {said}")


def test_an_invoice_is_exported_as_json_and_pdf(
    cast: Cast, capsysbinary: pytest.CaptureFixture[bytes], tmp_path: Path
) -> None:
    Ledger(cast.suopursu).charge(cast.kaarnalahti, "9.05", cost_centre=cast.basic_education)
    run = run_billing(actor=cast.system(), period_label="2026-02")
    issue_invoices(actor=cast.system(), invoice_ids=run.invoice_ids)
    capsysbinary.readouterr()

    assert main(["invoice", "export", "suopursu", "2026-000001", "--format", "json"]) == 0
    told = json.loads(capsysbinary.readouterr().out)
    assert (told["number"], told["gross"], told["due_on"]) == ("2026-000001", "11.36", "2026-03-16")
    (line,) = told["lines"]
    assert (line["net"], line["cost_centre"], line["clause"]) == ("9.05", "4120", "package-fee")
    assert "9,05" in line["why"]

    path = tmp_path / "paper.pdf"
    assert main(["invoice", "export", "suopursu", "2026-000001", "--format", "pdf", "-o", str(path)]) == 0
    assert path.read_bytes().startswith(b"%PDF-")


def test_what_cannot_be_exported_is_one_line(
    cast: Cast, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    for arguments, said in (
        (["suopursu", "2026-000009", "--format", "pdf"], "2026-000009: suopursu has issued no invoice"),
        (["nobody", "2026-000009", "--format", "json"], "nobody: there is no such provider"),
        (["suopursu", "2026-000009", "--format", "ubl"], "--format ubl: e-invoices cannot be written yet"),
    ):
        assert main(["invoice", "export", *arguments]) == 2
        err = capsys.readouterr().err
        assert f"huolto invoice: {said}" in err
