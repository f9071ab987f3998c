"""Where the shared test corpora are: beside the checkout, or where HUOLTO_CORPORA says."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

BESIDE = Path(__file__).resolve().parents[3] / "shared" / "corpora"


def corpora_folder() -> Path:
    return Path(os.environ.get("HUOLTO_CORPORA") or BESIDE)


@pytest.fixture(scope="session")
def corpus():
    """Reads one file of the corpora; the test is skipped, and says so, where it is missing."""

    def read(name: str) -> Any:
        path = corpora_folder() / name
        if not path.exists():
            pytest.skip(f"the corpus {name} is not at {path.parent}; HUOLTO_CORPORA names another folder")
        return json.loads(path.read_text(encoding="utf-8"))

    return read
