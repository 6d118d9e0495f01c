"""A comparison as a table, as plain text or Markdown, or as JSON; `FORMATS` names what compare can write."""

import json
from collections.abc import Iterator
from itertools import zip_longest
from typing import TYPE_CHECKING

from baltic_cli.compare import Comparison, Row
from baltic_cli.formats.cells import record
from baltic_cli.formats.facts import heading
from baltic_cli.model import plain
from baltic_cli.output import Screen

if TYPE_CHECKING:
    from rich.text import Text

FORMATS = {"table": "for people", "json": "one object", "markdown": "a table"}

_NARROWEST_COLUMN = 30
_LABEL_WIDTH = 14


def render(comparison: Comparison, name: str | None, screen: Screen) -> str:
    """Return the comparison in the format `name`, by default the one for people."""
    if name == "json":
        return _json(comparison)
    if name == "markdown":
        return _markdown(comparison)
    return _table(comparison, screen) if screen.terminal or name == "table" else _text(comparison)


def _json(comparison: Comparison) -> str:
    content = {
        "events": [record(event, None) for event in comparison.events],
        "interval": comparison.interval._asdict(),
        "shared": {row.name: row.shared for row in comparison.rows if row.shared},
        "rows": [{"label": row.name, "cells": row.cells} for row in comparison.rows],
    }
    return json.dumps(content, ensure_ascii=False, indent=2, default=plain)


def _markdown(comparison: Comparison) -> str:
    titles = [event.title for event in comparison.events]
    lines = [["", *titles], ["---"] * (len(titles) + 1)]
    for row in comparison.rows:
        cells = ("<br>".join(cell).replace("|", r"\|") for cell in row.cells)
        lines.append([heading(row.name, comparison.events), *cells])
    table = "".join(f"| {' | '.join(line)} |\n" for line in lines)
    return f"{table}\n{distance(comparison)}\n"


def distance(comparison: Comparison) -> str:
    """Return how far apart the events lie, as a sentence."""
    if comparison.interval.days == 0:
        return "All on the same day."
    days = f"{comparison.interval.days:,} day{'s' * (comparison.interval.days != 1)}"
    return f"{comparison.interval.text} apart ({days})."


def _text(comparison: Comparison) -> str:
    return "\n".join(_text_lines(comparison)) + "\n"


def _text_lines(comparison: Comparison) -> Iterator[str]:
    yield distance(comparison)
    for row in comparison.rows:
        yield from ("", heading(row.name, comparison.events))
        for event, cell in zip(comparison.events, row.cells, strict=True):
            for item in cell:
                mark = " (shared)" if item in row.shared else ""
                yield f"  {event.title}: {item}{mark}"


def _table(comparison: Comparison, screen: Screen) -> str:
    # Rich is slow to import; JSON and a pipe do without it.
    from rich import box
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    from baltic_cli.formats.drawing import drawn

    wide_enough = screen.width >= _LABEL_WIDTH + len(comparison.events) * _NARROWEST_COLUMN
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    if wide_enough:
        table.add_column("", style="bold", no_wrap=True)
        for event in comparison.events:
            table.add_column(Text(event.title, "bold"), ratio=1, overflow="fold")
        for row in comparison.rows:
            for number, cells in enumerate(_aligned(row)):
                label = heading(row.name, comparison.events) if number == 0 else ""
                table.add_row(label, *(_item(item, row) for item in cells))
            table.add_row()
    else:
        table.add_column("", overflow="fold")
        table.show_header = False
        for row in comparison.rows:
            table.add_row(Text(heading(row.name, comparison.events), "bold"))
            for event, cell in zip(comparison.events, row.cells, strict=True):
                if cell:
                    table.add_row(Text(f"  {event.title}", "underline"))
                    for item in cell:
                        table.add_row(Padding(_item(item, row), (0, 0, 0, 4)))
            table.add_row()
    return drawn(screen, table, Text(distance(comparison), "bold"))


def _aligned(row: Row) -> Iterator[tuple[str, ...]]:
    """Yield the items of the cells side by side: shared ones first, each in a line of its own."""
    sides = [[item for item in cell if item not in row.shared] for cell in row.cells]
    for item in row.shared:
        yield (item,) * len(row.cells)
    yield from zip_longest(*sides, fillvalue="")


def _item(item: str, row: Row) -> "Text":
    from rich.text import Text

    from baltic_cli.formats.drawing import QUIET

    if not item:
        return Text()
    if item in row.shared:
        return Text("= ", QUIET).append(item, QUIET)
    bullet = "• " if row.name in ("provisions", "parties", "people", "topics") else ""
    return Text(bullet + item)
