"""docs/agreements.md is true: each file reads and passes, each command prints what is shown, its tables are whole."""

import pytest

from huolto.config.cli import main
from huolto.rules.agreement import AgreementError, check, parse
from rules.agreement.tutorial import DOCUMENT, TABLES, Block, blocks, marked

TEXT = DOCUMENT.read_text(encoding="utf-8")
BLOCKS = list(blocks(TEXT))
FILES = [block for block in BLOCKS if block.language == "toml"]
CONSOLES = [block for block in BLOCKS if block.language == "console"]


def name_of(block: Block) -> str:
    return f"line-{block.line}"


def test_every_block_is_tried():
    assert {block.language for block in BLOCKS} == {"toml", "json", "console"}
    assert all(block.file for block in BLOCKS if block.language != "console")
    assert all(block.commands() for block in CONSOLES)
    assert len(FILES) >= 20


@pytest.mark.parametrize("block", [block for block in FILES if not block.is_wrong], ids=name_of)
def test_a_file_reads_and_its_examples_pass_after_every_block(block: Block):
    others = {name: text for name, text in block.files.items() if name.endswith(".toml")}
    own = others.pop(block.file)
    agreement = parse(own, source=block.file, beside=list(others.values()))
    below = (
        [parse(others[f"{agreement.header.on_top_of}.toml"])]
        if agreement.header.on_top_of is not None
        else []
    )
    found = check(agreement, below=below)
    assert [(result.says, result.expected, result.got) for result in found if not result.ok] == []


def test_no_file_ends_without_an_example():
    ends = {block.file: block for block in FILES if not block.is_wrong}
    assert [name for name, block in ends.items() if "[[example]]" not in block.files[name]] == []


@pytest.mark.parametrize("block", [block for block in FILES if block.is_wrong], ids=name_of)
def test_a_file_that_is_said_to_be_wrong_is_wrong(block: Block):
    try:
        agreement = parse(block.text, source=block.file)
    except AgreementError:
        return
    assert not all(result.ok for result in check(agreement))


@pytest.mark.parametrize("block", CONSOLES, ids=name_of)
def test_a_command_prints_exactly_what_is_shown(block: Block, tmp_path, monkeypatch, capsys):
    for name, text in block.files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    for command, shown in block.commands():
        program, *arguments = command.split()
        assert program == "huolto"
        main(arguments)
        told = capsys.readouterr()
        assert (told.err + told.out).replace("\u00a0", " ").strip("\n") == shown


@pytest.mark.parametrize("name", TABLES)
def test_a_table_at_the_end_says_what_the_program_knows(name: str):
    assert marked(TEXT, name) == TABLES[name]()
