"""What happened on a day of the year, by either calendar."""

import sqlite3

from baltic_cli.dates.calendars import day_number
from baltic_cli.dates.edtf import MONTHS

_LEAP_YEAR = 2000


def on_day(connection: sqlite3.Connection, month: int, day: int) -> tuple[int, ...]:
    """Return the events that began on this day of a year, by either calendar, the weightiest first."""
    pattern = f"____-{month:02}-{day:02}%"
    rows = connection.execute(
        "SELECT number FROM event WHERE date LIKE :day OR old_style LIKE :day ORDER BY importance, number",
        {"day": pattern},
    )
    return tuple(number for (number,) in rows)


def nearest_days(connection: sqlite3.Connection, month: int, day: int, most: int = 3) -> list[str]:
    """Return the events whose anniversaries lie nearest to a day of the year, a line each."""
    rows = connection.execute(
        "SELECT date, date_text, title FROM event WHERE date GLOB '????-??-??*' ORDER BY importance, number"
    ).fetchall()
    rows.sort(key=lambda row: _distance(row[0], month, day))
    return [f"  {_day(date)}: {title} ({date_text})" for date, date_text, title in rows[:most]]


def _day(date: str) -> str:
    return f"{int(date[8:10])} {MONTHS[int(date[5:7]) - 1]}"


def _distance(date: str, month: int, day: int) -> int:
    """Return how many days lie between two days of the year, the shorter way round."""
    first = day_number(_LEAP_YEAR, int(date[5:7]), int(date[8:10]), "gregorian")
    apart = abs(first - day_number(_LEAP_YEAR, month, day, "gregorian"))
    return min(apart, 366 - apart)
