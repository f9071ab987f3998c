"""The agreement templates that come with the program: files in `shipped/`. Read without a database.

They are data: nothing in the program knows any of their names.
"""

from functools import cache
from importlib.resources import files
from pathlib import Path

from huolto.rules.agreement.weaving import references_in

FOLDER = Path(str(files("huolto.agreements").joinpath("shipped")))
"""Where they are."""


@cache
def shipped_templates() -> dict[str, str]:
    """The texts of the templates by what a file extends them with, {"bas@1": text}, in that order."""
    texts = [file.read_text(encoding="utf-8") for file in FOLDER.glob("*.toml")]
    return dict(sorted((references_in(text)[0], text) for text in texts))
