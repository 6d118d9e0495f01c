"""The documentation says what the program does."""

import re
import shlex

import docs
import pytest
import typer.main

from baltic_cli.cli import app
from baltic_cli.formats import FORMATS
from tests.conftest import ROOT, Baltic

README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = typer.main.get_command(app).commands  # type: ignore[attr-defined]


def examples() -> list[str]:
    fenced = re.findall(r"```sh\n(.*?)```", README, re.DOTALL)
    lines = [line for block in fenced for line in block.splitlines() if line.startswith("baltic ")]
    return [*lines, *re.findall(r"^\$ (baltic .*)$", README, re.MULTILINE)]


@pytest.mark.parametrize("example", examples())
def test_every_example_of_the_readme_answers(baltic: Baltic, example: str) -> None:
    run = baltic(*shlex.split(example.partition("|")[0])[1:])
    assert run.code == 0
    assert run.out


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_has_help_and_examples(baltic: Baltic, name: str) -> None:
    command = COMMANDS[name]
    assert f"baltic {name}" in (command.help or "")
    for parameter in command.params:
        assert getattr(parameter, "help", None), parameter.name
    for example in re.findall(rf"^ *(baltic {name} .*)$", command.help, re.MULTILINE):
        bare = re.sub(r"\s*[|>].*", "", example)
        if name not in ("validate",):
            assert baltic(*shlex.split(bare)[1:]).code == 0, example


def test_the_readme_names_every_command_and_format() -> None:
    for name in COMMANDS:
        assert f"baltic {name}" in README or f"`{name}`" in README
    for name in FORMATS:
        assert f"`{name}`" in README


def test_help_names_every_format(baltic: Baltic) -> None:
    shown = baltic("list", "--help").out
    assert [name for name in FORMATS if name not in shown] == []


def test_ci_runs_the_line_that_the_readme_prints() -> None:
    assert "<!-- tests -->" in README
    assert "<!-- tests -->" in (ROOT / ".ci" / "run").read_text()


@pytest.mark.parametrize("name", docs.PICTURES)
def test_the_pictures_show_what_the_program_shows(name: str) -> None:
    svg = (docs.FOLDER / f"{name}.svg").read_text(encoding="utf-8")
    shown = re.sub(r"\x1b(\[[0-9;]*m|]8;.*?\x1b\\\\)", "", docs.screen(docs.PICTURES[name]))
    assert docs.text_of(svg) == ["".join(line.split()) for line in shown.splitlines() if line.split()]
    assert f"docs/{name}.svg" in README
    assert "font-face" not in svg
