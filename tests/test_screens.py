"""What people see, whole: each view on terminals of 60, 100 and 160 columns and in a pipe, as it was agreed on.

`UPDATE_SCREENS=1 pytest tests/test_screens.py` agrees on what it shows now; look at the difference first.
"""

import os
from datetime import date
from pathlib import Path

import pytest

from baltic_cli import index
from baltic_cli.cli import answer_text
from baltic_cli.compare import compare
from baltic_cli.formats import View, comparison
from baltic_cli.options import Output
from baltic_cli.output import Screen
from tests.conftest import SAMPLE

SCREENS = Path(__file__).parent / "screens"
WIDTHS = {"60": 60, "100": 100, "160": 160, "pipe": 0}
ALL = range(5)


def screen(kind: str, color: bool = False) -> Screen:
    return Screen(kind != "pipe", WIDTHS[kind] or 80, color, date(2026, 11, 23))


def agreed(name: str, shown: str) -> str:
    path = SCREENS / f"{name}.txt"
    if os.environ.get("UPDATE_SCREENS"):
        path.write_text(shown, encoding="utf-8")
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", WIDTHS)
@pytest.mark.parametrize("view", ["list", "hits", "entries", "days", "timeline", "density"])
def test_views(view: View, kind: str) -> None:
    numbers = [1, 3] if view == "entries" else list(ALL)
    shown = answer_text(index.connect([SAMPLE]), numbers, Output(), view, screen(kind), ("treaty", "moscow"), "decade")
    assert shown == agreed(f"{view}-{kind}", shown)


@pytest.mark.parametrize("kind", WIDTHS)
def test_comparisons(kind: str) -> None:
    events = index.events(index.connect([SAMPLE]), [2, 3, 4])
    shown = comparison.render(compare(events), None, screen(kind))
    assert shown == agreed(f"compare-{kind}", shown)


def test_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.setenv("TERM", "xterm-256color")
    shown = answer_text(index.connect([SAMPLE]), list(ALL), Output(), "list", screen("100", color=True))
    assert shown == agreed("list-100-color", shown)
