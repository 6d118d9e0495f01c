"""Counts as bars, as plain lines, or as JSON; `FORMATS` names what stats can write."""

import json
from collections.abc import Mapping, Sequence

from baltic_cli.output import Screen
from baltic_cli.query.counts import Count

FORMATS = {"table": "bars", "json": "one object", "tsv": "kind, value and count"}

Counts = Mapping[str, Sequence[Count]]


def render(total: int, counts: Counts, name: str | None, screen: Screen) -> str:
    """Return the counts in the format `name`, by default the one for people."""
    if name == "json":
        kinds = {kind: [{"value": value, "count": count} for value, count in found] for kind, found in counts.items()}
        return json.dumps({"total": total, **kinds}, ensure_ascii=False, indent=2)
    if name == "table" or (screen.terminal and name is None):
        return _bars(total, counts, screen)
    return "".join(f"{kind}\t{value}\t{count}\n" for kind, found in counts.items() for value, count in found)


def _bars(total: int, counts: Counts, screen: Screen) -> str:
    # Rich is slow to import; JSON and a pipe do without it.
    from rich.table import Table
    from rich.text import Text

    from baltic_cli.formats.drawing import COUNTRY_STYLES, bar, drawn

    if not total:
        return ""
    labels = max(len(value) for found in counts.values() for value, _ in found)
    width = max(8, min(60, screen.width - labels - 8))
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(no_wrap=True)
    grid.add_column(no_wrap=True)
    for kind, found in counts.items():
        most = max((count for _, count in found), default=1)
        grid.add_row(Text(kind.capitalize(), "bold"), "")
        for value, count in found:
            grid.add_row(Text(f"  {value}"), bar(count, most, width, COUNTRY_STYLES.get(value, "cyan")))
    return drawn(screen, grid)
