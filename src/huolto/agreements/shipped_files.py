"""The agreement templates that come with the program: files in `shipped/`. Read without a database.

They are data: nothing in the program knows any of their names.
"""

from functools import cache
from importlib.resources import files

from huolto.rules.agreement.weaving import references_in


@cache
def shipped_templates() -> dict[str, str]:
    """The texts of the templates by what a file extends them with, {"bas@1": text}, in that order."""
    folder = files("huolto.agreements").joinpath("shipped")
    texts = [file.read_text(encoding="utf-8") for file in folder.iterdir() if file.name.endswith(".toml")]
    return dict(sorted((references_in(text)[0], text) for text in texts))
