"""Files that stand beside each other on the command line: libraries, templates, what is rated."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from rules.agreement.test_agreement_command import call, usage_file

LIBRARY = '[calendar.team]\nhours = { mon-fri = ["08:00-16:00"] }\n'
WITH_TEAM = (
    'language = 1\n[agreement]\nid = "a"\ncurrency = "EUR"\nzone = "UTC"\n'
    '[[target]]\nkind = "solve"\ndue = "4 h"\ncalendar = "team"\n'
)
TEMPLATE = (
    'language = 1\n[agreement]\nid = "bas"\ncurrency = "EUR"\nzone = "UTC"\n'
    '[[fee]]\nid = "monthly"\nper = "person"\nprice = "19"\n'
)
OWN = (
    'language = 1\nextends = "bas@1"\n[agreement]\nid = "own"\n'
    '[[change]]\nclause = "monthly"\nkey = "price"\nfrom = "19"\nto = "17"\n'
)
ENROLLED = {"id": "1", "kind": "person_enrolled", "person": "p", "from": "2026-03-01", "to": "2026-04-01"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in {"lib": LIBRARY, "team": WITH_TEAM, "bas": TEMPLATE, "own": OWN}.items():
        (tmp_path / f"{name}.toml").write_text(text, encoding="utf-8")
    return tmp_path


def test_a_library_is_read_beside_the_others_and_checked_itself(capsys, folder):
    status, out, _ = call(capsys, "check", str(folder / "team.toml"), str(folder / "lib.toml"), "--json")
    assert status == 0
    assert [row["ok"] for row in json.loads(out)] == [True, True]


def test_a_library_nobody_gave_is_not_taken_from_the_folder(capsys, folder):
    status, _, err = call(capsys, "check", str(folder / "team.toml"))
    assert status == 1
    assert "there is no [calendar.team]; add one" in err


def test_a_mistake_in_a_library_is_told_with_its_line(capsys, folder):
    (folder / "lib.toml").write_text('[calendar.team]\nhours = { mon = ["8-16"] }\n', encoding="utf-8")
    status, _, err = call(capsys, "check", str(folder / "lib.toml"))
    assert status == 1
    assert ":2: calendar.team.hours: '8' is not a time of day" in err


def test_a_template_is_found_in_the_folder(capsys, folder):
    status, out, _ = call(capsys, "check", str(folder / "own.toml"), "--json")
    assert (status, json.loads(out)[0]["errors"]) == (0, [])


def test_a_template_that_was_given_only_stands_beside_what_is_rated(capsys, folder):
    files = [str(folder / "bas.toml"), str(folder / "own.toml")]
    _, out, _ = call(capsys, "rate", *files, "--usage", usage_file(folder, [ENROLLED]), "--json")
    assert [(c["agreement"], c["net"]) for c in json.loads(out)["charges"]] == [("own", "17.00")]


def test_only_shared_tables_are_no_agreement_to_rate_by(capsys, folder):
    library = str(folder / "lib.toml")
    status, _, err = call(capsys, "rate", library, "--usage", usage_file(folder, []))
    assert status == 2
    assert "no agreement to rate by" in err


def test_a_template_is_found_without_loading_the_web(folder):
    code = "import sys; from huolto.config.cli import main; main(sys.argv[1:]); sys.exit('django' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code, "agreement", "check", str(folder / "own.toml")],
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0
