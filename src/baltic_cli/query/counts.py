"""How many events of a selection there are of each kind."""

import json
import sqlite3
from collections.abc import Sequence
from typing import NamedTuple

from baltic_cli.dates.edtf import ordinal

KINDS = ("country", "century", "decade", "category", "topic", "party", "person", "place")
USUAL = ("country", "century", "category", "topic")


class Count(NamedTuple):
    """A value that a filter takes, and how many events have it."""

    value: str
    events: int


def counts(connection: sqlite3.Connection, numbers: Sequence[int], kind: str) -> tuple[Count, ...]:
    """Return the counts of one of KINDS among these events: periods in time order, all else by frequency."""
    if kind in ("century", "decade"):
        return _periods(connection, numbers, kind)
    # A place has several names; its first one stands for it.
    column = "json_extract(place, '$.name')" if kind == "place" else "value"
    table = "event" if kind == "place" else "facet"
    where = "place IS NOT NULL" if kind == "place" else "kind = :kind"
    rows = connection.execute(
        f"SELECT {column}, count(DISTINCT number) AS found FROM {table}"
        f" WHERE {where} AND number IN (SELECT value FROM json_each(:numbers)) GROUP BY 1 ORDER BY found DESC, 1",
        {"kind": kind, "numbers": json.dumps(numbers)},
    )
    return tuple(Count(*row) for row in rows)


def _periods(connection: sqlite3.Connection, numbers: Sequence[int], kind: str) -> tuple[Count, ...]:
    years = 100 if kind == "century" else 10
    rows = connection.execute(
        "SELECT CAST(substr(date_start, 1, 4) AS INTEGER) / :years AS period, count(*) FROM event"
        " WHERE number IN (SELECT value FROM json_each(:numbers)) GROUP BY period ORDER BY period",
        {"years": years, "numbers": json.dumps(numbers)},
    )
    return tuple(Count(period_name(period * years, kind), count) for period, count in rows)


def period_name(year: int, kind: str) -> str:
    """Return "13th century" or "1920s" for the period in which `year` lies."""
    return f"{ordinal(year // 100 + 1)} century" if kind == "century" else f"{year // 10 * 10}s"
