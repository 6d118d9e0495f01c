"""The list on a terminal: a table whose titles are never cut."""

from rich import box
from rich.table import Table
from rich.text import Text

from baltic_cli.dates.edtf import MONTHS
from baltic_cli.formats import Answer
from baltic_cli.formats.cells import flat
from baltic_cli.formats.drawing import COUNTRY_STYLES, QUIET, drawn
from baltic_cli.formats.facts import COUNTRY_CODES
from baltic_cli.model import Event

COLUMNS = ("date_text", "title", "countries", "place", "category")

_WITH_CATEGORY = 100
_WITH_PLACE = 120


def render(answer: Answer) -> str:
    """Return the events as a table: date, title, countries, and where there is room place and category."""
    if not answer.events:
        return ""
    return drawn(answer.screen, _picked(answer) if answer.fields else _usual(answer))


def _table() -> Table:
    return Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, header_style="bold", padding=(0, 1, 0, 0))


def _picked(answer: Answer) -> Table:
    table = _table()
    for field in answer.fields or ():
        table.add_column(field.replace("_", " "), overflow="fold")
    for event in answer.events:
        table.add_row(*(flat(event, field) for field in answer.fields or ()))
    return table


def _usual(answer: Answer) -> Table:
    width = answer.screen.width
    table = _table()
    table.add_column("Date", no_wrap=True)
    table.add_column("Event", overflow="fold")
    table.add_column("", no_wrap=True)
    if width >= _WITH_CATEGORY:
        table.add_column("Category", style=QUIET, no_wrap=True)
    if width >= _WITH_PLACE:
        table.add_column("Place", style=QUIET)
    for event in answer.events:
        cells = (short_date(event), event.title, codes(event), event.category, event.place.name if event.place else "")
        table.add_row(*cells[: len(table.columns)])
    return table


def short_date(event: Event) -> str:
    """Return the date with months of three letters: "12 Jul 1920"."""
    text = event.date_text
    for month in MONTHS:
        text = text.replace(month, month[:3])
    return text


def codes(event: Event) -> Text:
    """Return "EE LV LT", each code at its own place and in its country's colour."""
    text = Text()
    for country, code in COUNTRY_CODES.items():
        here = country in event.countries
        text.append(code if here else "  ", COUNTRY_STYLES[country] if here else "")
        text.append(" " * (country != "lithuania"))
    return text
