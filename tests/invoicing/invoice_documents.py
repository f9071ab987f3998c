"""Papers for the tests: one of each kind, with invented companies and figures that agree."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from huolto.invoicing.document import (
    DocumentKind,
    DocumentLine,
    DocumentParty,
    InvoiceDocument,
    LineGroup,
    TaxRow,
)
from huolto.rules.calendars import CalendarSystem
from huolto.rules.periods import Period

CENT = Decimal("0.01")

SUOPURSU = DocumentParty(
    name="Suopursu Palvelut Oy",
    address=("Pihlajakuja 4 B", "33999 Kaarnalahti"),
    business_id="9876543-2",
    vat_id="FI98765432",
    iban="FI2112345600000785",
    bic="SUOPFIHH",
    email="laskutus@suopursu.example",
    phone="+358 9 555 0100",
)
KAARNALAHTI = DocumentParty(
    name="Kaarnalahden kaupunki",
    address=("Tietohallinto", "Torikatu 1", "33998 Kaarnalahti"),
    business_id="1357913-5",
    vat_id="FI13579135",
    reference="Aino Kettunen / 4120",
)
FEBRUARY = Period(
    label="2028-02", start=date(2028, 2, 1), end=date(2028, 3, 1), system=CalendarSystem.GREGORIAN
)


def line(description: str, net: str, **fields: object) -> DocumentLine:
    """Return a line of one piece at the net given, unless `fields` say more."""
    values: dict[str, object] = {
        "quantity": Decimal(1),
        "unit": "kpl",
        "unit_price": Decimal(net),
        "tax_rate": Decimal("25.5"),
    }
    return DocumentLine(description=description, net=Decimal(net), **(values | fields))  # type: ignore[arg-type]


FINNISH_GROUPS = (
    LineGroup(
        title="Elinkaarileasing",
        lines=(
            line(
                "Lumo Book 14 G3, koko kuukausi",
                "4579.60",
                quantity=Decimal("214.0000"),
                unit="kk",
                unit_price=Decimal("21.40"),
                detail="214 laitetta",
                cost_centre="4120",
                cost_centre_name="Perusopetus",
                why="214 laitetta oli käytössä koko helmikuun: 214 × 21,40 € = 4 579,60 €.",
            ),
            line(
                "Lumo Book 14 G3",
                "13.28",
                quantity=Decimal("18"),
                quantity_text="18 / 29 päivää",
                unit_price=Decimal("21.40"),
                identifiers=("KA-20418", "5CG8471-0XJ2"),
                detail="käytössä 12.2. alkaen, Aino Kettunen",
                cost_centre="1010",
                cost_centre_name="Hallinto",
                why="Laite otettiin käyttöön 12.2.2028: 18 päivää helmikuun 29 päivästä, "
                "21,40 × 18 / 29 = 13,2828, pyöristettynä 13,28 €. Ensimmäinen päivä lasketaan.",
            ),
        ),
    ),
    LineGroup(
        title="Palvelupaketit",
        lines=(
            line(
                "Työpaikka Plus",
                "9.25",
                quantity_text="18 / 29 päivää",
                unit_price=Decimal("14.90"),
                identifiers=("KA-20418",),
                cost_centre="1010",
                cost_centre_name="Hallinto",
                why="Paketti maksetaan päiviltä, jotka laite on käytössä: 14,90 × 18 / 29 = 9,2483.",
            ),
            line("Oppikirjalisenssi", "40.00", tax_rate=Decimal("13.5"), identifiers=("SR-104266",)),
        ),
    ),
)


def document(**changes: object) -> InvoiceDocument:
    """Return the Finnish invoice of February 2028, or one changed as told."""
    values: dict[str, object] = {
        "kind": DocumentKind.INVOICE,
        "seller": SUOPURSU,
        "seller_country": "FI",
        "buyer": KAARNALAHTI,
        "currency": "EUR",
        "language": "fi",
        "number": "2028-000217",
        "issued_on": date(2028, 3, 2),
        "due_on": date(2028, 3, 16),
        "period": FEBRUARY,
        "payment_reference": "20280002170",
        "order_references": ("SR-104266", "Kehys 2027/14"),
        "terms": "14 päivää netto, viivästyskorko 8 %",
        "groups": FINNISH_GROUPS,
        **totals(FINNISH_GROUPS),
    }
    values.update(changes)
    return InvoiceDocument(**values)  # type: ignore[arg-type]


def totals(groups: tuple[LineGroup, ...], *, quantum: Decimal = CENT) -> dict[str, object]:
    """Return the tax rows and totals of the groups, each rate rounded half up."""
    bases: dict[Decimal, Decimal] = {}
    for item in (line for group in groups for line in group.lines):
        rate = item.tax_rate or Decimal(0)
        bases[rate] = bases.get(rate, Decimal(0)) + item.net
    taxes = tuple(
        TaxRow(rate=rate, base=base, tax=(base * rate / 100).quantize(quantum, ROUND_HALF_UP))
        for rate, base in sorted(bases.items(), reverse=True)
    )
    net = sum(bases.values(), Decimal(0))
    tax = sum((row.tax for row in taxes), Decimal(0))
    return {
        "taxes": taxes,
        "total_net": net,
        "total_tax": tax,
        "total_gross": net + tax,
        "payable": net + tax,
    }


def long_invoice(lines: int) -> InvoiceDocument:
    """Return an English invoice of so many lines in groups of twenty."""
    rows = [
        line(
            f"Lumo Book 14 G{1 + index % 4}",
            f"{12 + index % 7}.{index % 100:02d}",
            quantity_text="17 of 28 days",
            unit_price=Decimal("21.40"),
            identifiers=(f"KA-{20000 + index}",),
            cost_centre=f"{4100 + index % 9}",
            cost_centre_name="Basic education",
            why="In service from 12 February: 17 of 28 days at the monthly fee, rounded half up.",
        )
        for index in range(lines)
    ]
    groups = tuple(
        LineGroup(title=f"Life-cycle lease {part + 1}", lines=tuple(rows[part * 20 : part * 20 + 20]))
        for part in range((lines + 19) // 20)
    )
    return document(language="en", groups=groups, **totals(groups))


def credit_note() -> InvoiceDocument:
    """Return the credit note that takes the wrong lease days of the Finnish invoice back."""
    groups = (LineGroup(title="Elinkaarileasing", lines=(FINNISH_GROUPS[0].lines[1],)),)
    return document(
        kind=DocumentKind.CREDIT_NOTE,
        number="2028-H-000004",
        credited_number="2028-000217",
        credited_on=date(2028, 3, 2),
        issued_on=date(2028, 3, 9),
        due_on=None,
        order_references=(),
        terms="",
        notes=("Laite palautettiin jo helmikuun 1. päivänä; päivät hyvitetään.",),
        groups=groups,
        **totals(groups),
    )


def persian_invoice() -> InvoiceDocument:
    """Return an invoice of Farvardin 1405 in rial, right to left, with Latin tags and serials."""
    groups = (
        LineGroup(
            title="قرارداد نگهداری نوع ۶، بهای صفحه",
            lines=(
                line(
                    "چاپ سیاه و سفید",
                    "11160000",
                    quantity=Decimal("12400"),
                    unit="صفحه",
                    unit_price=Decimal("900"),
                    tax_rate=Decimal(10),
                    identifiers=("TR-0412", "VNB3K-77821"),
                    detail="طبقهٔ دوم، حسابداری",
                    cost_centre="310",
                    cost_centre_name="حسابداری",
                    why="شمارندهٔ دستگاه TR-0412 از ۸۸٬۱۰۰ به ۱۰۰٬۵۰۰ رسید: ۱۲٬۴۰۰ صفحه × ۹۰۰ ریال = ۱۱٬۱۶۰٬۰۰۰ ریال.",
                ),
                line(
                    "کمینهٔ ماهانه",
                    "900000",
                    quantity_text="۱٬۰۰۰ صفحه",
                    unit_price=Decimal("900"),
                    tax_rate=Decimal(10),
                    identifiers=("TR-0413",),
                    cost_centre="320",
                    cost_centre_name="بایگانی",
                    why="۴۱۲ صفحه چاپ شد؛ کمینهٔ قرارداد ۱٬۰۰۰ صفحه در ماه است، پس ۱٬۰۰۰ × ۹۰۰ = ۹۰۰٬۰۰۰ ریال.",
                ),
            ),
        ),
    )
    return document(
        language="fa",
        currency="IRR",
        calendar_system=CalendarSystem.JALALI,
        seller=DocumentParty(
            name="شرکت نگهداشت سپیدار",
            address=("تهران، خیابان نارون، پلاک ۱۲",),
            business_id="10109999999",
            vat_id="411199999999",
            iban="IR820540102680020817909002",
            phone="+98 21 5550 0100",
            email="sales@sepidar.example",
        ),
        seller_country="IR",
        buyer=DocumentParty(
            name="بیمارستان آفتاب شمال",
            address=("رشت، بلوار صنوبر، پلاک ۷",),
            business_id="14008888888",
        ),
        number="1405-000031",
        payment_reference="1405-000031",
        order_references=(),
        issued_on=date(2026, 4, 21),
        due_on=date(2026, 5, 5),
        period=Period(
            label="1405-01",
            start=date(2026, 3, 21),
            end=date(2026, 4, 21),
            system=CalendarSystem.JALALI,
        ),
        terms="۱۴ روز پس از صدور",
        groups=groups,
        **totals(groups, quantum=Decimal(1)),
    )
