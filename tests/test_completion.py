"""Completion in the shells themselves, where they are there, and by the protocol that they speak."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Baltic


def completed(baltic: Baltic, line: str) -> list[str]:
    """Return what bash is offered after `line`."""
    words = line.split(" ")
    variables = {"COMP_WORDS": line, "COMP_CWORD": str(len(words) - 1), "_BALTIC_COMPLETE": "complete_bash"}
    return baltic(**variables).out.splitlines()


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("baltic tim", "timeline"),
        ("baltic list --cou", "--country"),
        ("baltic list --country lit", "lithuania"),
        ("baltic list --country Lit", "Lithuania"),
        ("baltic list --category tre", "treaty"),
        ("baltic list --topic bor", "borders"),
        ("baltic list --place Rev", "Reval"),
        ("baltic list --place tartu", "tartu"),
        ("baltic search --person Ado", "Adolf-Joffe"),
        ("baltic search --person adolf-j", "adolf-joffe"),
        ("baltic search --person Jof", "Joffe"),
        ("baltic list --person pat", "pats"),
        ("baltic show soviet-lith", "soviet-lithuanian-peace-treaty"),
        ("baltic show Soviet-lith", "Soviet-lithuanian-peace-treaty"),
        ("baltic compare treaty-of-t", "treaty-of-tartu"),
    ],
)
def test_what_is_typed_is_completed(baltic: Baltic, line: str, offered: str) -> None:
    assert offered in completed(baltic, line)


@pytest.mark.parametrize(
    ("option", "typed"),
    [("--person", "Konst"), ("--person", "A"), ("--place", "Wash"), ("--party", "S"), ("--topic", "w")],
)
def test_every_completed_value_is_one_word_that_finds_events(baltic: Baltic, option: str, typed: str) -> None:
    offered = completed(baltic, f"baltic list {option} {typed}")
    assert offered
    for value in offered[:: max(1, len(offered) // 5)]:
        assert " " not in value
        run = baltic("list", option, value, "--format", "jsonl")
        assert (run.code, bool(run.out)) == (0, True), value


def test_zsh_and_fish_show_titles_beside_ids(baltic: Baltic) -> None:
    line = {"_TYPER_COMPLETE_ARGS": "baltic show soviet-lith", "_TYPER_COMPLETE_FISH_ACTION": "get-args"}
    for shell in ("zsh", "fish"):
        shown = baltic(_BALTIC_COMPLETE=f"complete_{shell}", **line).out
        assert "soviet-lithuanian-peace-treaty" in shown
        assert "12 July 1920, Soviet–Lithuanian Peace Treaty" in shown


def test_odd_input_completes_to_nothing(baltic: Baltic) -> None:
    assert "".join(completed(baltic, "baltic show %")) == ""
    assert "".join(completed(baltic, "baltic list --topic xyzzy")) == ""


IN_SHELLS = {
    "bash": """
        eval "$(baltic --show-completion)"
        COMP_WORDS=(baltic show soviet-lith) COMP_CWORD=2
        _baltic_completion baltic
        echo ${COMPREPLY[@]}
    """,
    "fish": """
        baltic --show-completion | source
        complete -C 'baltic show soviet-lith'
    """,
}


@pytest.mark.parametrize("shell", IN_SHELLS)
def test_the_shell_itself_completes(shell: str, environment: dict[str, str], tmp_path: Path) -> None:
    if not shutil.which(shell):
        pytest.skip(f"{shell} is not installed")
    command = tmp_path / "baltic"
    command.write_text(f"#!/bin/sh\nexec '{sys.executable}' -m baltic_cli \"$@\"\n")
    command.chmod(0o755)
    done = subprocess.run(
        [shell, "-c", IN_SHELLS[shell]],
        capture_output=True,
        text=True,
        env={**environment, "PATH": f"{tmp_path}:{environment['PATH']}"},
        check=False,
    )
    assert "soviet-lithuanian-peace-treaty" in done.stdout
