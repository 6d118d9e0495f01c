"""Filters: what list, search, on, timeline and stats have in common."""

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from baltic_cli.errors import UserError
from baltic_cli.model import CATEGORIES, COUNTRIES
from baltic_cli.text import fold, nearest, words

if TYPE_CHECKING:
    from baltic_cli.dates.edtf import Span

_COUNTRY_NAMES = {
    "estonia": "ee est eesti estland estonie viro igaunija estija estonian eestimaa",
    "latvia": "lv lva latvija lettland lettonie lati latvian",
    "lithuania": "lt ltu lietuva litauen lituanie litwa leedu lithuanian lietuva",
}
_COUNTRY_BY_NAME = {name: country for country, names in _COUNTRY_NAMES.items() for name in (country, *names.split())}


@dataclass(frozen=True)
class Filters:
    """What a selection is narrowed to; every value as people type it, None where nothing is asked."""

    country: list[str] | None = None
    all_countries: bool = False
    start: str | None = None
    end: str | None = None
    category: list[str] | None = None
    topic: list[str] | None = None
    party: list[str] | None = None
    person: list[str] | None = None
    place: list[str] | None = None
    importance: int = 3
    limit: int | None = None
    reverse: bool = False


class Clause(NamedTuple):
    """One filter as SQL, and as its user typed it."""

    option: str
    sql: str
    parameters: tuple[str | int, ...]


class Selection(NamedTuple):
    """Numbers of events in their order, how many there are in all, and what emptied it."""

    numbers: tuple[int, ...]
    total: int
    """Before `--limit`."""
    narrowed_by: str = ""
    """The filters, as their user typed them."""
    emptied_by: str = ""
    """The filter that left nothing, as its user typed it."""


def select(connection: sqlite3.Connection, filters: Filters, among: Sequence[int] | None = None) -> Selection:
    """Return the events that pass the filters, in date order, or in the order of `among` when it is given.

    Raises UserError for a value that names nothing in the dataset.
    """
    clauses = clauses_of(connection, filters)
    if among is not None and not clauses:
        ordered = list(among)
    else:
        passing = _passing(connection, clauses)
        ordered = list(passing) if among is None else [number for number in among if number in passing]
    if filters.reverse:
        ordered.reverse()
    emptied_by = "" if ordered else _emptied_by(connection, clauses, among)
    narrowed_by = " ".join(clause.option for clause in clauses)
    return Selection(tuple(ordered[: filters.limit]), len(ordered), narrowed_by, emptied_by)


def clauses_of(connection: sqlite3.Connection, filters: Filters) -> list[Clause]:
    """Return the filters that say anything, as SQL over the table `event`."""
    clauses: list[Clause] = []
    if filters.country:
        clauses.append(_country_clause(filters.country, filters.all_countries))
    start = _typed_span(filters.start, "--from") if filters.start else None
    end = _typed_span(filters.end, "--to") if filters.end else None
    if start and end and start.first > end.last:
        raise UserError(f"--to {filters.end} lies before --from {filters.start}", "the earlier date goes with --from")
    if start:
        clauses.append(Clause(f"--from {filters.start}", "end_last >= ?", (start.first,)))
    if end:
        clauses.append(Clause(f"--to {filters.end}", "start_first <= ?", (end.last,)))
    if filters.category:
        values = [closed_value(value, CATEGORIES, "--category") for value in filters.category]
        option = " ".join(f"--category {value}" for value in values)
        clauses.append(Clause(option, f"category IN ({_marks(values)})", tuple(values)))
    for kind in ("topic", "party", "person", "place"):
        if values := getattr(filters, kind):
            clauses.append(_facet_clause(connection, kind, values))
    if filters.importance < 3:
        option = f"--importance {filters.importance}"
        clauses.append(Clause(option, "importance <= ?", (filters.importance,)))
    return clauses


def country_named(text: str) -> str:
    """Return the country that `text` names in any of its usual names or codes; raises UserError."""
    country = _COUNTRY_BY_NAME.get(fold(text.strip()))
    if country is None:
        likely = nearest(text, _COUNTRY_BY_NAME) or ", ".join(f"`{name}`" for name in COUNTRIES)
        raise UserError(f"`{text}` is none of the three countries", f"did you mean {likely}?")
    return country


def closed_value(text: str, allowed: Iterable[str], option: str) -> str:
    """Return the one of the `allowed` values that `text` is, whatever its case; raises UserError."""
    values = tuple(allowed)
    if fold(text) in values:
        return fold(text)
    likely = nearest(text, values)
    hint = f"did you mean {likely}?" if likely else f"it takes {', '.join(values)}"
    raise UserError(f"`{text}` is nothing that {option} takes", hint)


def _country_clause(typed: Sequence[str], all_at_once: bool) -> Clause:
    countries = list(dict.fromkeys(country_named(text) for text in typed))
    one = "number IN (SELECT number FROM facet WHERE kind = 'country' AND folded = ?)"
    joined = (" AND " if all_at_once else " OR ").join([one] * len(countries))
    option = " ".join(f"--country {country}" for country in countries)
    return Clause(option + " --all-countries" * all_at_once, f"({joined})", tuple(countries))


def _typed_span(text: str, option: str) -> "Span":
    from baltic_cli.dates import edtf
    from baltic_cli.dates.typed import to_edtf

    try:
        date = to_edtf(text)
    except edtf.DateError as error:
        raise UserError(f"{option}: {error}") from None
    if date is None:
        raise UserError(f"{option}: `{text}` is no date", "try 1918, 1918-11, `18 November 1918` or `13th century`")
    return edtf.span(date)


def _facet_clause(connection: sqlite3.Connection, kind: str, typed: Sequence[str]) -> Clause:
    folded = [value for text in typed for value in _facet_values(connection, kind, text)]
    sql = f"number IN (SELECT number FROM facet WHERE kind = ? AND folded IN ({_marks(folded)}))"
    option = " ".join(f'--{kind} "{text}"' if " " in text else f"--{kind} {text}" for text in typed)
    return Clause(option, sql, (kind, *folded))


def _facet_values(connection: sqlite3.Connection, kind: str, text: str) -> list[str]:
    """Return the folded values of `kind` that `text` means: itself, or all that hold its words."""
    rows = connection.execute("SELECT DISTINCT folded, value FROM facet WHERE kind = ?", (kind,))
    values: dict[str, str] = dict(rows.fetchall())
    pieces = words(text)
    held = {value: words(value) for value in values}
    holding = [value for value in values if pieces and set(pieces) <= set(held[value])]
    # `Soviet Union` is `Soviet Union (USSR)` and not the party of that state.
    exact = [value for value in holding if pieces in (held[value], words(value.partition(" (")[0]))]
    if holding:
        return exact or holding
    likely = nearest(text, values.values(), most=3)
    hint = f"did you mean {likely}?" if likely else f"`baltic stats --by {kind}` lists them"
    raise UserError(f"no event has the {kind} `{text}`", hint)


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))


def _passing(connection: sqlite3.Connection, clauses: Sequence[Clause]) -> dict[int, None]:
    """Return the numbers of the events that pass, as an ordered set."""
    where = " AND ".join(clause.sql for clause in clauses) or "1"
    parameters = [parameter for clause in clauses for parameter in clause.parameters]
    rows = connection.execute(f"SELECT number FROM event WHERE {where} ORDER BY number", parameters)
    return dict.fromkeys(number for (number,) in rows)


def _emptied_by(connection: sqlite3.Connection, clauses: Sequence[Clause], among: Sequence[int] | None) -> str:
    """Return the first filter after which nothing is left, applying them in their order."""
    left = set(among) if among is not None else None
    for count, clause in enumerate(clauses, 1):
        passing = _passing(connection, clauses[:count])
        if not (passing if left is None else left & passing.keys()):
            return clause.option
    return ""
