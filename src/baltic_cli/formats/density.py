"""A timeline condensed: how many events each decade or century has in each country."""

from collections import Counter

from rich.table import Table
from rich.text import Text

from baltic_cli.formats import Answer
from baltic_cli.formats.drawing import COUNTRY_STYLES, QUIET, bar, drawn
from baltic_cli.formats.facts import COUNTRY_NAMES
from baltic_cli.query.counts import period_name

COLUMNS = ("date_start", "countries")


def render(answer: Answer) -> str:
    """Return a row for each period from the first event to the last, empty ones too, with a bar for each country."""
    if not answer.events:
        return ""
    years = 100 if answer.period == "century" else 10
    found = Counter(
        (int(event.date_start[:4]) // years, country) for event in answer.events for country in event.countries
    )
    periods = [period for period, _ in found]
    most = max(found.values())
    width = max(4, (answer.screen.width - 16) // 3 - 6)
    grid = Table.grid(padding=(0, 2, 0, 0))
    for _ in range(4):
        grid.add_column(no_wrap=True)
    grid.add_row("", *(Text(name, COUNTRY_STYLES[country]) for country, name in COUNTRY_NAMES.items()))
    for period in range(min(periods), max(periods) + 1):
        cells = [bar(found[period, country], most, width, COUNTRY_STYLES[country]) for country in COUNTRY_NAMES]
        grid.add_row(Text(period_name(period * years, answer.period), QUIET), *cells)
    return drawn(answer.screen, grid)
