"""Time runs down, with a lane each for Estonia, Latvia and Lithuania; gaps in time are seen."""

from collections.abc import Iterator

from rich.console import Console
from rich.table import Table
from rich.text import Text

from baltic_cli.dates import edtf
from baltic_cli.formats import Answer
from baltic_cli.formats.drawing import COUNTRY_STYLES, QUIET, drawn
from baltic_cli.formats.facts import COUNTRY_CODES
from baltic_cli.model import Event

COLUMNS = ("date", "date_start", "date_text", "title", "countries", "importance")

_MARK, _LANE, _GAP = "●", "│", "┊"
_BESIDE_TITLE = 24
_CONSOLE = Console()


def render(answer: Answer) -> str:
    """Return the events as a drawing: year, day, three lanes, title."""
    if not answer.events:
        return ""
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(style="bold", no_wrap=True)
    grid.add_column(style=QUIET, no_wrap=True, justify="right")
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    grid.add_row("", "", _heading(), "")
    # A pipe has no width to keep to.
    width = answer.screen.width if answer.screen.terminal else 1000
    for row in _rows(answer, max(10, width - _BESIDE_TITLE)):
        grid.add_row(*row)
    return drawn(answer.screen, grid, width=width)


def _rows(answer: Answer, width: int) -> Iterator[tuple[str, str, Text, Text]]:
    shown = 0
    for event in answer.events:
        year = edtf.parse(event.date)[0].year
        if shown and abs(year - shown) > 1:
            years = f"{abs(year - shown)} years"
            yield "", "", _lanes((), _GAP), Text(years, QUIET)
        lines = _title(event).wrap(_CONSOLE, width)
        # The lanes run on beside the further lines of a long title.
        lanes = [_lanes(event.countries, _LANE), *[_lanes((), _LANE)] * (len(lines) - 1)]
        yield str(year) if year != shown else "", _day(event), Text("\n").join(lanes), Text("\n").join(lines)
        shown = year


def _heading() -> Text:
    return Text("  ").join(Text(code, COUNTRY_STYLES[country]) for country, code in COUNTRY_CODES.items())


def _lanes(countries: tuple[str, ...], empty: str) -> Text:
    lanes = Text()
    for country in COUNTRY_CODES:
        here = country in countries
        lanes.append(f"{_MARK if here else empty} ", COUNTRY_STYLES[country] if here else QUIET)
        lanes.append("  " * (country != "lithuania"))
    return lanes


def _day(event: Event) -> str:
    date = edtf.parse(event.date)[0]
    month = edtf.MONTHS[date.month - 1][:3] if date.month else ""
    return f"{date.day} {month}" if date.day else month


def _title(event: Event) -> Text:
    text = Text(event.title, "bold" if event.importance == 1 else "")
    start, end = edtf.parse(event.date)
    if end.year != start.year or start.precision in ("decade", "century") or start.qualifier:
        text.append(f"  {event.date_text}", QUIET)
    return text
