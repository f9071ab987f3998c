"""Small drawn pictures as SVG, the same on pages and on paper. Begin at `bars`.

On pages shapes carry classes and take their colours from the theme; on paper (`Ink`) they carry the light theme's.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

WIDTH = 320
HEIGHT = 64
GAP = 0.28
"""What of a bar's step is left free."""


@dataclass(frozen=True)
class Ink:
    """Colours of a picture that has no style sheet around it."""

    bar: str = "#c9d0c9"
    last: str = "#4a83bb"
    nothing: str = "#e0e4de"


def bars(values: Sequence[int | None], *, label: str, mirrored: bool = False, ink: Ink | None = None) -> str:
    """One bar a value, the last one marked; a line at the foot where nothing is known. `label` says it in words.

    `mirrored` begins at the right. With `ink` the colours are written into the picture.
    """
    highest = max((value for value in values if value), default=0)
    step = WIDTH / max(len(values), 1)
    shapes = []
    for index, value in enumerate(values):
        at = len(values) - 1 - index if mirrored else index
        x = at * step + step * GAP / 2
        height = 1.5 if not value or not highest else max(2.0, value / highest * HEIGHT)
        kind = "nothing" if value is None else "last" if index == len(values) - 1 else "bar"
        look = f"fill={quoteattr(getattr(ink, kind))}" if ink else f'class="{kind}"'
        shapes.append(
            f'<rect x="{x:.2f}" y="{HEIGHT - height:.2f}" width="{step * (1 - GAP):.2f}" height="{height:.2f}" '
            f'rx="2" {look}/>'
        )
    head = 'xmlns="http://www.w3.org/2000/svg"' if ink else 'class="h-chart"'
    return f'<svg {head} viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label={quoteattr(label)}>{"".join(shapes)}</svg>'
