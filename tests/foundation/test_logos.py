"""A logo is a drawing that can only be looked at."""

import pytest

from huolto.foundation.errors import InvalidInput
from huolto.foundation.logos import checked_logo

DOT = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><circle cx="4" cy="4" r="3" fill="#1d5c53"/></svg>'


def _with(inside: str, head: str = "") -> str:
    return f'{head}<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8">{inside}</svg>'


def test_shapes_and_colours_stay_as_they_are() -> None:
    assert checked_logo(DOT) == DOT
    assert checked_logo(DOT.replace("<circle", "<!-- a dot --><circle")) == DOT


@pytest.mark.parametrize(
    "drawing",
    [
        _with("<script>alert(1)</script>"),
        _with('<circle r="1" onload="alert(1)"/>'),
        _with('<image href="https://elsewhere.example/x.png"/>'),
        _with('<a xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="javascript:alert(1)"><path d="M0 0"/></a>'),
        _with('<path d="M0 0" fill="url(https://elsewhere.example/#a)"/>'),
        _with('<path d="M0 0" style="background:url(x)"/>'),
        _with("<style>*{fill:red}</style>"),
        _with('<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">x</p></foreignObject>'),
        _with("&a;", '<!DOCTYPE svg [<!ENTITY a "aaaa">]>'),
        '<svg viewBox="0 0 8 8"><path d="M0 0"/></svg>',
        '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>',
        "<p>no drawing</p>",
        "no drawing",
        "",
        _with("<path/>" * 5000),
    ],
)  # fmt: skip
def test_what_runs_loads_or_links_is_refused(drawing: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        checked_logo(drawing)
    assert refused.value.field == "logo"
