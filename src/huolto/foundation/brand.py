"""A provider's own colour as a small style sheet, because the content policy forbids styles inside pages.

Begin at `brand_css`; `palette` makes every shade from one colour and keeps text readable (WCAG 2.2, 1.4.3: 4.5 to 1).
"""

import re
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control

Colour = tuple[float, float, float]

READABLE = 4.5
LIGHT_SHEET: Colour = (1.0, 1.0, 1.0)
LIGHT_PAPER: Colour = (0xF4 / 255, 0xF5 / 255, 0xF2 / 255)
DARK_SHEET: Colour = (0x18 / 255, 0x20 / 255, 0x1F / 255)
BLACK: Colour = (0.0, 0.0, 0.0)
HEX = re.compile(r"#[0-9a-fA-F]{6}")


@cache_control(public=True, max_age=3600)
def brand_css(request: HttpRequest, provider: Any) -> HttpResponse:
    """The style sheet of one provider (reads `provider.colour`, "#rrggbb"); empty where none is set."""
    return HttpResponse(style_sheet(getattr(provider, "colour", "")), content_type="text/css; charset=utf-8")


def style_sheet(colour: str) -> str:
    """CSS that gives the tokens of action and reason the provider's colour in both themes; "" for no colour."""
    if not HEX.fullmatch(colour or ""):
        return ""
    light, dark = palette(colour)
    return (
        f":root,[data-bs-theme=light],[data-bs-theme=auto]{{{_tokens(light)}}}\n"
        f"[data-bs-theme=dark]{{{_tokens(dark)}}}\n"
        f"@media (prefers-color-scheme:dark){{[data-bs-theme=auto]{{{_tokens(dark)}}}}}\n"
    )


def palette(colour: str) -> tuple[dict[str, str], dict[str, str]]:
    """The tokens for light and for dark made from one "#rrggbb"; shades move until text on them can be read."""
    own = _parse(colour)
    light_soft = _mix(own, LIGHT_SHEET, 0.88)
    light = _until_readable(own, against=(LIGHT_PAPER, light_soft), towards=BLACK)
    light_ink = _mix(light, BLACK, 0.18)
    dark_soft = _mix(own, DARK_SHEET, 0.78)
    dark = _until_readable(own, against=(DARK_SHEET, dark_soft), towards=LIGHT_SHEET)
    dark_ink = _mix(dark, LIGHT_SHEET, 0.25)
    return (
        {
            "pine": _hex(light), "pine-2": _hex(light_ink), "pine-soft": _hex(light_soft), "on-pine": "#ffffff",
            "pine-ink": _hex(light_ink), "check": _hex(light), "picked": _hex(_mix(own, LIGHT_SHEET, 0.91)), "brand": _hex(light),
        },
        {
            "pine": _hex(dark), "pine-2": _hex(dark_ink), "pine-soft": _hex(dark_soft),
            "on-pine": _hex(_mix(own, BLACK, 0.82)), "pine-ink": _hex(dark),
            "check": _hex(_mix(dark, BLACK, 0.4)), "picked": _hex(_mix(own, DARK_SHEET, 0.84)),
            "brand": _hex(light),
        },
    )  # fmt: skip


def contrast(one: Colour, other: Colour) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _until_readable(colour: Colour, *, against: tuple[Colour, ...], towards: Colour) -> Colour:
    for step in range(101):
        shade = _mix(colour, towards, step / 100)
        if all(contrast(shade, ground) >= READABLE for ground in against):
            return shade
    return towards


def _luminance(colour: Colour) -> float:
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _mix(colour: Colour, other: Colour, share: float) -> Colour:
    red, green, blue = (a + (b - a) * share for a, b in zip(colour, other, strict=True))
    return red, green, blue


def _parse(colour: str) -> Colour:
    return int(colour[1:3], 16) / 255, int(colour[3:5], 16) / 255, int(colour[5:7], 16) / 255


def _hex(colour: Colour) -> str:
    return "#" + "".join(f"{round(c * 255):02x}" for c in colour)


def _tokens(shades: dict[str, str]) -> str:
    return ";".join(f"--h-{name}:{shade}" for name, shade in shades.items())
