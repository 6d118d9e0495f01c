"""Rich, and how the house draws with it: a console of the screen's width, and the colours of the three countries."""

import io

from rich.console import Console, RenderableType
from rich.text import Text

from baltic_cli.output import Screen

COUNTRY_STYLES = {
    # After Okabe and Ito, told apart by the colour-blind, readable on light and dark.
    "estonia": "bold #2b8cd6",
    "latvia": "bold #d9601a",
    "lithuania": "bold #0a9f74",
}
QUIET = "bright_black"
MEASURE = 88
"""Cells in a line of prose, at most."""


def drawn(screen: Screen, *parts: RenderableType, width: int | None = None) -> str:
    """Return `parts` as the screen shows them, with escapes only where it has colour."""
    console = Console(
        file=io.StringIO(),
        width=width or screen.width,
        force_terminal=screen.color,
        color_system="auto" if screen.color else None,
        legacy_windows=False,
        highlight=False,
        emoji=False,
        markup=False,
    )
    for part in parts:
        console.print(part)
    text: str = console.file.getvalue()  # type: ignore[attr-defined]
    # Rich pads to the full width; nobody wants the blanks that follow a line.
    return "\n".join(line.rstrip() for line in text.split("\n"))


def bar(count: int, most: int, width: int, style: str) -> Text:
    """Return a bar of at most `width` cells, as long as `count` is to `most`, and the count behind it."""
    cells = max(1, round(count / most * width)) if count else 0
    return Text("█" * cells, style).append(f" {count}" if count else "", QUIET)
