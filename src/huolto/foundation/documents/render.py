"""Typst as a port: a template of this package and JSON values in, an archival and accessible PDF out.

Values reach the template as strings of `sys.inputs` and are printed, never read as markup: `*bold*`, `#import`
or `$x$` in a device's name come out as typed. Same input and same `created_at`, same bytes.
"""

import json
import logging
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.utils.translation import gettext_lazy as _

from huolto.foundation.documents.typefaces import printable, typefaces
from huolto.foundation.errors import DomainError
from huolto.foundation.late import LateModule

PACKAGE = Path(__file__).resolve().parents[2]
RIGHT_TO_LEFT = frozenset({"fa", "ar", "he", "ur"})
# Archival with embedded files (e-invoices), and tagged for screen readers.
ARCHIVAL_AND_ACCESSIBLE = ("a-3a", "ua-1")

logger = logging.getLogger(__name__)
typst = LateModule("typst")


class DocumentFailed(DomainError):
    """A document could not be made; `details` has what typst said."""

    code = "document-failed"
    status = 500
    default_message = _("The document could not be made.")


def render_pdf(
    template: Path | str,
    data: Mapping[str, Any],
    *,
    title: str,
    language: str,
    author: str = "",
    created_at: datetime | None = None,
    pdf_standards: Sequence[str] = ARCHIVAL_AND_ACCESSIBLE,
) -> bytes:
    """Return the PDF of a template with the values given; safe to call from many threads.

    `template` is a `.typ` file inside the package, a str being relative to it (`invoicing/templates_typst/x.typ`).
    `data` holds JSON values; numbers, dates and money come already formatted. `language` (fa, fi …) sets direction,
    typeface and the document's language. `created_at` (with a zone; now if None) is written into the file: give a
    fixed one for the same bytes again. Raises DocumentFailed.
    """
    source = _inside_package(template)
    try:
        payload = json.dumps(
            {
                "title": printable(title),
                "author": printable(author),
                "language": language,
                "rtl": language.split("-")[0] in RIGHT_TO_LEFT,
                "data": _printable_values(data),
            },
            ensure_ascii=False,
        )
    except TypeError as error:
        raise DocumentFailed(details={"template": source.name, "said": str(error)}) from error
    moment = created_at or datetime.now(UTC)
    if moment.tzinfo is None:
        raise DocumentFailed(details={"template": source.name, "said": "created_at has no time zone"})
    # typst's stubs want a list of exactly their literals.
    standards: Any = list(pdf_standards)
    try:
        pdf: bytes = typst.compile(
            str(source),
            root=str(PACKAGE),
            font_paths=typefaces(),
            sys_inputs={"document": payload},
            format="pdf",
            pdf_standards=standards,
            timestamp=int(moment.timestamp()),
        )
    except typst.TypstError as error:
        logger.error("typst refused %s: %s", source.name, error.diagnostic)
        raise DocumentFailed(details={"template": source.name, "said": error.message}) from error
    return pdf


def _inside_package(template: Path | str) -> Path:
    source = (PACKAGE / template).resolve()
    if not source.is_relative_to(PACKAGE) or source.suffix != ".typ" or not source.is_file():
        raise DocumentFailed(details={"template": str(template), "said": "no such template in the package"})
    return source


def _printable_values(value: Any) -> Any:
    if isinstance(value, str):
        return printable(str(value))
    if isinstance(value, Mapping):
        return {str(key): _printable_values(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_printable_values(item) for item in value]
    return value
