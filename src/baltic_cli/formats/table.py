"""The list on a terminal: a table whose titles are never cut."""

from rich import box
from rich.table import Table
from rich.text import Text

from baltic_cli.formats import Answer
from baltic_cli.formats.cells import flat
from baltic_cli.formats.drawing import COUNTRY_STYLES, QUIET, drawn
from baltic_cli.formats.facts import COUNTRY_CODES
from baltic_cli.model import Event

COLUMNS = ("date_text", "title", "countries", "place", "category")

_WIDE = 100


def render(answer: Answer) -> str:
    """Return the events as a table: date, title, countries, and where there is room place and category."""
    if not answer.events:
        return ""
    return drawn(answer.screen, _picked(answer) if answer.fields else _usual(answer))


def _table() -> Table:
    return Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, header_style="bold")


def _picked(answer: Answer) -> Table:
    table = _table()
    for field in answer.fields or ():
        table.add_column(field.replace("_", " "), overflow="fold")
    for event in answer.events:
        table.add_row(*(flat(event, field) for field in answer.fields or ()))
    return table


def _usual(answer: Answer) -> Table:
    wide = answer.screen.width >= _WIDE
    table = _table()
    table.add_column("Date", no_wrap=answer.screen.width >= 80)
    table.add_column("Event", ratio=1, overflow="fold")
    table.add_column("Countries", no_wrap=True)
    if wide:
        table.add_column("Place", style=QUIET, max_width=20)
        table.add_column("Category", style=QUIET, no_wrap=True)
    for event in answer.events:
        cells: list[str | Text] = [event.date_text, event.title, codes(event)]
        if wide:
            cells += [event.place.name if event.place else "", event.category]
        table.add_row(*cells)
    return table


def codes(event: Event) -> Text:
    """Return "EE LV LT", each code at its own place and in its country's colour."""
    text = Text()
    for country, code in COUNTRY_CODES.items():
        here = country in event.countries
        text.append(code if here else "  ", COUNTRY_STYLES[country] if here else "")
        text.append(" " * (country != "lithuania"))
    return text
