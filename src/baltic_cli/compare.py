"""Two or more events side by side: aligned rows, what they share, and how far apart they lie."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple

from baltic_cli.dates import edtf
from baltic_cli.dates.calendars import weekday
from baltic_cli.dates.intervals import interval_text
from baltic_cli.model import Event


class Interval(NamedTuple):
    """From the first day of the earliest event to the first day of the latest."""

    days: int
    text: str
    """ "71 years, 1 month and 25 days"."""


class Row(NamedTuple):
    """One aspect of all events: for each of them its items, empty where it has none."""

    name: str
    cells: tuple[tuple[str, ...], ...]
    shared: tuple[str, ...]
    """The items that every event has."""


class Comparison(NamedTuple):
    """Events in date order, their distance and their rows."""

    events: tuple[Event, ...]
    interval: Interval
    rows: tuple[Row, ...]


def compare(events: Sequence[Event]) -> Comparison:
    """Return the events side by side, the earliest first."""
    ordered = tuple(sorted(events, key=lambda event: (_first_day(event), event.id)))
    first, last = _first_day(ordered[0]), _first_day(ordered[-1])
    date, *others = (_row(name, aspect, ordered) for name, aspect in _ASPECTS.items())
    filled = (row for row in (date, _interval_row(ordered), *others) if any(row.cells))
    return Comparison(ordered, Interval(last - first, interval_text(first, last)), tuple(filled))


def _first_day(event: Event) -> int:
    return edtf.span(event.date).first


def _row(name: str, aspect: Callable[[Event], tuple[str, ...]], events: Sequence[Event]) -> Row:
    cells = tuple(aspect(event) for event in events)
    shared = tuple(item for item in cells[0] if all(item in cell for cell in cells[1:]))
    return Row(name, cells, shared)


def _interval_row(events: Sequence[Event]) -> Row:
    """Return how long after the one before it each event came."""
    cells: list[tuple[str, ...]] = [()]
    for earlier, later in pairwise(events):
        text = interval_text(_first_day(earlier), _first_day(later))
        cells.append((text if text == "the same day" else f"{text} later",))
    return Row("interval", tuple(cells), ())


def _date(event: Event) -> tuple[str, ...]:
    start, end = edtf.parse(event.date)
    one_day = start == end and start.precision == "day"
    written = f"{weekday(_first_day(event))}, {event.date_text}" if one_day else event.date_text
    if not event.old_style:
        return (written,)
    return (written, f"{edtf.write_out(event.old_style, 'julian')} Old Style")


_ASPECTS: dict[str, Callable[[Event], tuple[str, ...]]] = {
    "date": _date,
    "place": lambda event: (f"{event.place.name}, {event.place.country}",) if event.place else (),
    "countries": lambda event: tuple(country.capitalize() for country in event.countries),
    "parties": lambda event: event.parties,
    "people": lambda event: event.people,
    "category": lambda event: (event.category,),
    "topics": lambda event: tuple(topic.replace("-", " ") for topic in event.topics),
    "summary": lambda event: (event.summary,),
    "provisions": lambda event: event.provisions,
    "significance": lambda event: (event.significance,) if event.significance else (),
    "aftermath": lambda event: (event.aftermath,) if event.aftermath else (),
    "sources": lambda event: tuple(source.url for source in event.sources),
}
