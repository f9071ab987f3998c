"""`huolto agreement check` and `rate`, as interfaces.md fixes them."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from huolto.agreements.shipped_files import FOLDER
from huolto.config.cli import main
from rules.agreement.kit import FIXTURES

WORKPLACE = str(FIXTURES / "workplace.toml")
BROKEN = FIXTURES / "broken"


def usage_file(folder: Path, rows: object) -> str:
    path = folder / "usage.json"
    path.write_text(rows if isinstance(rows, str) else json.dumps(rows), encoding="utf-8")
    return str(path)


def call(capsys, *arguments: str) -> tuple[int, str, str]:
    try:
        status = main(["agreement", *arguments])
    except SystemExit as stop:
        status = int(stop.code or 0)
    told = capsys.readouterr()
    return status, told.out, told.err


def test_checking_answers_one_array_for_several_files(capsys):
    files = [WORKPLACE, str(BROKEN / "failing-example.toml"), str(BROKEN / "syntax.toml")]
    status, out, err = call(capsys, "check", *files, "--json")
    rows = json.loads(out)
    assert status == 1
    assert [(row["file"], row["ok"]) for row in rows] == [
        (files[0], True),
        (files[1], False),
        (files[2], False),
    ]
    assert rows[0]["errors"] == []
    assert set(rows[0]["examples"][0]) == {"says", "ok", "expected", "got"}
    assert rows[2]["errors"] == [{"line": 4, "key": "id", "message": "is not TOML: Illegal character '\\n'"}]
    assert err == f"{files[2]}:4: id: is not TOML: Illegal character '\\n'\n"


def test_checking_a_good_file_ends_with_0_and_reads_pleasantly(capsys):
    status, out, err = call(capsys, "check", str(FIXTURES / "support.toml"))
    assert status == 0
    assert err == ""
    assert out.splitlines()[0].endswith("support.toml: support, 1 clause, 2 of 2 examples pass")


@pytest.mark.parametrize("content", [None, b"\xff\xfe\x00"])
def test_a_file_that_cannot_be_read_ends_with_2_and_one_line(capsys, tmp_path, content):
    path = tmp_path / "a.toml"
    if content is not None:
        path.write_bytes(content)
    status, out, err = call(capsys, "check", str(path), "--json")
    assert (status, out) == (2, "")
    assert err.count("\n") == 1
    assert str(path) in err


def test_rating_answers_charges_decisions_and_what_is_unpriced(capsys, tmp_path):
    rows = [
        {
            "id": "u1",
            "kind": "item_in_service",
            "item": "KA-1",
            "package": "standard",
            "from": "2026-02-12",
            "to": None,
        },
        {"id": "u2", "kind": "visit", "item": "KA-1", "at": "2026-02-12"},
        {"id": "u3", "kind": "delivery", "item": "KA-1", "at": "yesterday"},
        {"id": "u1", "kind": "delivery", "item": "KA-1", "at": "2026-02-12"},
        {"kind": "fautl"},
        7,
    ]
    arguments = ("rate", WORKPLACE, "--usage", usage_file(tmp_path, rows), "--until", "2026-03-01", "--json")
    status, out, err = call(capsys, *arguments)
    answer = json.loads(out)
    assert (status, err) == (0, "")
    assert answer["currency"] == "EUR"
    assert answer["total_net"] == "11.17"
    (charge,) = answer["charges"]
    assert {
        key: charge[key] for key in ("usage", "agreement", "clause", "code", "period", "net", "tax_category")
    } == {
        "usage": ["u1"],
        "agreement": "workplace",
        "clause": "standard",
        "code": "fee",
        "period": "2026-02",
        "net": "11.17",
        "tax_category": "standard",
    }
    assert (charge["quantity"], charge["unit"], charge["unit_price"]) == ("0.607143", "month", "18.40")
    assert "17" in charge["why"]
    assert [(d["usage"], d["covered"], d["clause"]) for d in answer["decisions"]] == [
        ("u1", False, "standard"),
        ("u2", False, None),
    ]
    assert [row["usage"] for row in answer["unpriced"]] == ["u2", "u3", "u1", "#5", "#6"]
    assert 'unknown kind "fautl"; did you mean `fault`?' in answer["unpriced"][3]["why"]
    assert answer["targets"] == []


def test_rating_is_read_by_people_too(capsys, tmp_path):
    rows = [
        {"id": "u1", "kind": "item_in_service", "item": "KA-1", "package": "standard", "from": "2026-02-12"}
    ]
    path = usage_file(tmp_path, rows)
    status, out, _ = call(
        capsys, "rate", WORKPLACE, "--usage", path, "--until", "2026-03-01", "--language", "fi"
    )
    assert status == 0
    assert "0.607143 × month at 18.40" in out
    assert "11.17 EUR" in out


@pytest.mark.parametrize(
    ("usage", "said"),
    [
        ("{", "usage.json:1: is not JSON"),
        ("{}", "usage.json:1: expected a list of happenings"),
        ("[" * 100_000, "usage.json"),
    ],
)
def test_a_usage_file_that_is_none_ends_with_2(capsys, tmp_path, usage, said):
    status, out, err = call(capsys, "rate", WORKPLACE, "--usage", usage_file(tmp_path, usage), "--json")
    assert (status, out) == (2, "")
    assert said in err
    assert err.count("\n") == 1


def test_rating_under_a_broken_agreement_ends_with_2_and_its_mistakes(capsys, tmp_path):
    broken = str(BROKEN / "many-mistakes.toml")
    status, out, err = call(capsys, "rate", broken, "--usage", usage_file(tmp_path, []), "--json")
    assert (status, out) == (2, "")
    assert f"{broken}:20: fee.price: " in err
    assert "Traceback" not in err


@pytest.mark.parametrize("days", [["--until", "1.3.2026"], ["--from", "2026-03-01", "--until", "2026-03-01"]])
def test_a_day_that_is_none_or_reversed_is_a_wrong_call(capsys, tmp_path, days):
    status, out, err = call(capsys, "rate", WORKPLACE, "--usage", usage_file(tmp_path, []), *days)
    assert (status, out) == (2, "")
    assert "2026-03-01" in err


def test_a_stack_answers_from_the_top_in_any_order_of_files(capsys, tmp_path):
    rows = [
        {
            "id": "w",
            "kind": "work",
            "case": "c1",
            "at": "2026-03-02T09:00",
            "minutes": 16,
            "at_customers_request": True,
        }
    ]
    files = [str(FIXTURES / "support.toml"), str(FIXTURES / "web-service.toml")]
    for stack in (files, files[::-1]):
        _, out, _ = call(capsys, "rate", *stack, "--usage", usage_file(tmp_path, rows), "--json")
        assert [(c["agreement"], c["net"]) for c in json.loads(out)["charges"]] == [("web-service", "500.00")]


LIBRARY = '[calendar.team]\nhours = { mon-fri = ["08:00-16:00"] }\n[[rate_card.hourly]]\nper_hour = "80"\n'
TEMPLATE = """language = 1
[agreement]
id = "plain"
currency = "EUR"
zone = "Europe/Helsinki"
[[charge]]
code = "labour"
on = "work"
rate = { card = "hourly" }
quantum = "15 min"
"""
VARIANT = """language = 1
extends = "plain@1"
[agreement]
id = "ours"
[[example]]
says = "an hour"
given = [{ kind = "work", case = "c", at = 2026-03-02T09:00:00, minutes = 60 }]
then = { total = "80.00" }
"""
WORK = [{"id": "w", "kind": "work", "case": "c", "at": "2026-03-02T09:00", "minutes": 90}]


def files_of(folder: Path, **texts: str) -> dict[str, str]:
    for name, text in texts.items():
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    return {name: str(folder / f"{name}.toml") for name in texts}


def test_templates_and_libraries_are_found_among_the_files(capsys, tmp_path):
    files = files_of(tmp_path, ours=VARIANT, plain=TEMPLATE, library=LIBRARY)
    status, out, err = call(capsys, "check", *files.values(), "--json")
    assert (status, err) == (0, "")
    rows = json.loads(out)
    assert [(row["file"], row["ok"], len(row["examples"])) for row in rows] == [
        (files["ours"], True, 1),
        (files["plain"], True, 0),
        (files["library"], True, 0),
    ]


def test_a_template_beside_its_variant_does_not_charge_again(capsys, tmp_path):
    files = files_of(tmp_path, ours=VARIANT, plain=TEMPLATE, library=LIBRARY)
    usage = usage_file(tmp_path, WORK)
    _, out, _ = call(capsys, "rate", *files.values(), "--usage", usage, "--json")
    assert [(c["agreement"], c["net"]) for c in json.loads(out)["charges"]] == [("ours", "120.00")]


def test_a_mistake_in_a_library_is_told_where_it_stands(capsys, tmp_path):
    files = files_of(tmp_path, library=LIBRARY.replace('"80"', "80"))
    status, _, err = call(capsys, "check", files["library"])
    assert status == 1
    assert err.startswith(f"{files['library']}:4: rate_card.hourly.per_hour: a price is written as a string")


def test_libraries_alone_rate_nothing(capsys, tmp_path):
    files = files_of(tmp_path, library=LIBRARY)
    status, out, err = call(capsys, "rate", files["library"], "--usage", usage_file(tmp_path, WORK))
    assert (status, out) == (2, "")
    assert "no agreement to rate by" in err


def test_a_template_that_comes_with_the_program_need_not_be_given(capsys, tmp_path):
    own = 'language = 1\nextends = "bas@1"\n[agreement]\nid = "own"\n'
    files = files_of(tmp_path, own=own)
    status, out, _ = call(capsys, "check", files["own"])
    assert status == 0
    assert "own, 13 clauses, no examples" in out


ALL_TOLD = """language = 1
[agreement]
id = "told"
currency = "EUR"
zone = "Europe/Helsinki"
[scope]
devices = { at_least = 5 }
[calendar.team]
hours = { mon-fri = ["08:00-16:00"] }
[[cover]]
tasks = ["advice"]
[[target]]
kind = "respond"
due = "1 h"
[[loaners]]
count = 2
"""


def test_what_is_covered_due_and_kept_ready_is_told_to_people_too(capsys, tmp_path):
    files = files_of(tmp_path, told=ALL_TOLD)
    rows = [{"id": "r", "kind": "request", "case": "c", "at": "2026-03-02T09:00", "task": "advice"}]
    status, out, _ = call(capsys, "rate", files["told"], "--usage", usage_file(tmp_path, rows))
    assert status == 0
    assert [line.replace("\u00a0", " ") for line in out.splitlines()[1:]] == [
        "covered r: Clause cover-advice of told covers this: nothing to pay.",
        "respond r: 1 h of open time after 2 Mar 2026, 09:00 end at 2 Mar 2026, 10:00.",
        "notice: told is meant for 5 devices or more; there are 0.",
        "loaners: 2 devices, as agreed.",
    ]


def test_a_failing_example_shows_what_it_asked_for(capsys):
    _, out, _ = call(capsys, "check", str(BROKEN / "failing-example.toml"))
    shown = next(line for line in out.splitlines() if "got charges" in line)
    assert "unit_price" not in shown


def test_no_django_is_loaded():
    code = "import sys; from huolto.config.cli import main; main(sys.argv[1:]); sys.exit('django' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code, "agreement", "check", WORKPLACE], capture_output=True, check=False
    )
    assert done.returncode == 0


WITH_TAX = """
language = 1
[agreement]
id = "shop"
currency = "EUR"
zone = "Europe/Helsinki"
prices_include_tax = true
[[charge]]
code = "visit"
on = "visit"
price = "100"
"""


def test_a_total_of_prices_with_tax_says_so(capsys, tmp_path):
    (tmp_path / "shop.toml").write_text(WITH_TAX, encoding="utf-8")
    usage = usage_file(tmp_path, [{"id": "v", "kind": "visit", "at": "2026-03-02"}])
    _status, out, _err = call(capsys, "rate", str(tmp_path / "shop.toml"), "--usage", usage)
    assert "Total with tax" in out
    assert "without tax" not in out
    _status, out, _err = call(capsys, "rate", str(tmp_path / "shop.toml"), "--usage", usage, "--json")
    answer = json.loads(out)
    assert (answer["prices_include_tax"], answer["charges"][0]["prices_include_tax"]) == (True, True)


def test_prices_with_tax_and_without_are_never_added(capsys, tmp_path):
    (tmp_path / "shop.toml").write_text(WITH_TAX, encoding="utf-8")
    below = WITH_TAX.replace('"shop"', '"base"').replace("true", "false").replace("visit", "travel")
    (tmp_path / "base.toml").write_text(below.replace('price = "100"', 'price = "at-cost"'), encoding="utf-8")
    rows = [
        {"id": "v", "kind": "visit", "at": "2026-03-02"},
        {"id": "t", "kind": "travel", "at": "2026-03-02", "cost": "30"},
    ]
    files = [str(tmp_path / name) for name in ("shop.toml", "base.toml")]
    _status, out, _err = call(capsys, "rate", *files, "--usage", usage_file(tmp_path, rows))
    totals = [line.split() for line in out.splitlines() if line.startswith("Total")]
    assert totals == [
        ["Total", "without", "tax", "30.00", "EUR"],
        ["Total", "with", "tax", "100.00", "EUR"],
    ]


SUPPORT = """
language = 1
[agreement]
id = "help"
currency = "EUR"
zone = "Europe/Helsinki"
[[cover]]
tasks = ["advice"]
"""
ON_TOP = """
language = 1
[agreement]
id = "more-help"
on_top_of = "help"
currency = "EUR"
zone = "Europe/Helsinki"
[[example]]
says = "advice is free as before"
given = [{ kind = "work", case = "c", at = 2026-03-02T09:00:00, minutes = 5, task = "advice" }]
then = { charges = [], unpriced = [] }
"""


def test_a_file_that_stands_on_another_names_the_one_to_add(capsys, tmp_path):
    (tmp_path / "basic.toml").write_text(SUPPORT, encoding="utf-8")
    above = tmp_path / "more.toml"
    above.write_text(ON_TOP, encoding="utf-8")
    status, out, err = call(capsys, "check", str(above))
    assert (status, out) == (1, "")
    assert err == (
        f'{above}:5: agreement.on_top_of: more-help stands on "help", which was not given; '
        f"add {tmp_path / 'basic.toml'}\n"
    )
    status, out, err = call(capsys, "check", str(above), str(tmp_path / "basic.toml"))
    assert (status, err) == (0, "")


def test_where_no_such_file_is_at_hand_the_id_is_named(capsys, tmp_path):
    above = tmp_path / "more.toml"
    above.write_text(ON_TOP, encoding="utf-8")
    status, out, _err = call(capsys, "check", str(above), "--json")
    (row,) = json.loads(out)
    assert (status, row["ok"]) == (1, False)
    assert row["errors"] == [
        {
            "line": 5,
            "key": "agreement.on_top_of",
            "message": 'more-help stands on "help", which was not given; add the file with id = "help"',
        }
    ]


def test_a_shipped_file_that_stands_on_another_is_helped_the_same_way(capsys):
    folder = FOLDER
    _status, _out, err = call(capsys, "check", str(folder / "service.toml"))
    assert err.strip().endswith(f"add {folder / 'support.toml'}")


def test_a_stacked_file_whose_examples_pass_alone_is_right_alone(capsys, tmp_path):
    above = tmp_path / "more.toml"
    above.write_text(ON_TOP.replace("unpriced = []", 'unpriced = ["1"]'), encoding="utf-8")
    status, out, err = call(capsys, "check", str(above))
    assert (status, err) == (0, "")
    assert "1 of 1 examples pass" in out
