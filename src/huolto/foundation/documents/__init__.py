"""Documents (PDF): `render_pdf` turns a typst template of this package and plain JSON values into bytes."""

from huolto.foundation.documents.render import DocumentFailed, render_pdf

__all__ = ["DocumentFailed", "render_pdf"]
