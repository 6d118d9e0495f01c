"""Dates of the dataset: the part of EDTF (ISO 8601-2:2019, levels 0 and 1) that history needs here.

1920-07-12   1920-07   1920     a day, a month, a year
192X   19XX                     a decade, the years 1900 to 1999
1187~   1009?   1236%           approximate, uncertain, both
1558/1583                       from one date to another
"""

import re
from typing import Literal, NamedTuple

from baltic_cli.dates.calendars import (
    Calendar,
    calendar_of_year,
    day_number,
    day_of,
    days_in_month,
)

Precision = Literal["day", "month", "year", "decade", "century"]

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

_DATE = re.compile(r"(\d{2})(\d|X)(\d|X)(?:-(\d{2})(?:-(\d{2}))?)?([?~%]?)")


class DateError(ValueError):
    """A date that cannot be; the message says why in one plain sentence."""


class Date(NamedTuple):
    """One date as precise as it is known; `year` is the first year of a decade or century."""

    year: int
    month: int
    """1 to 12, or 0 where only the year is known."""
    day: int
    """1 to 31, or 0 where only the month is known."""
    precision: Precision
    qualifier: str
    """`?` uncertain, `~` approximate, `%` both, or empty."""


class Span(NamedTuple):
    """An EDTF date as days: a period runs from somewhere in its start to somewhere in its end.

    All four are JDN; a date that is no period has the same start and end.
    """

    start_first: int
    start_last: int
    end_first: int
    end_last: int

    @property
    def first(self) -> int:
        """The earliest day that the date may mean."""
        return self.start_first

    @property
    def last(self) -> int:
        """The latest day that the date may mean."""
        return self.end_last


def parse(text: str, calendar: Calendar | None = None) -> tuple[Date, Date]:
    """Return start and end of the EDTF date `text`, equal unless it is an interval.

    Raises DateError when it is no such date, names a day that `calendar` (by default that of its time) does not
    have, or ends before it begins.
    """
    start_text, slash, end_text = text.partition("/")
    start = _parse_one(start_text, calendar)
    if not slash:
        return start, start
    end = _parse_one(end_text, calendar)
    if start == end or days(start, calendar)[0] > days(end, calendar)[1]:
        raise DateError(f"`{text}` does not end after it begins")
    return start, end


def _parse_one(text: str, calendar: Calendar | None) -> Date:
    match = _DATE.fullmatch(text)
    if not match:
        raise DateError(f"`{text}` is no EDTF date such as 1920-07-12, 1920-07, 1920, 192X or 1187~")
    century, tens, units, month, day, qualifier = match.groups()
    year = int(century + tens.replace("X", "0") + units.replace("X", "0"))
    if year == 0:
        raise DateError("there is no year 0")
    if "X" in (tens, units):
        if month or tens == "X" != units:
            raise DateError(f"`{text}` is no EDTF decade (192X) or century (19XX)")
        return Date(year, 0, 0, "century" if tens == "X" else "decade", qualifier)
    if not month:
        return Date(year, 0, 0, "year", qualifier)
    check_day(year, int(month), int(day or 1), calendar)
    if not day:
        return Date(year, int(month), 0, "month", qualifier)
    return Date(year, int(month), int(day), "day", qualifier)


def check_day(year: int, month: int, day: int, calendar: Calendar | None = None) -> None:
    """Raise DateError unless the day exists in `calendar`, by default that of its time."""
    calendar = calendar or calendar_of_year(year, month, day)
    if not 1 <= month <= 12:
        raise DateError(f"there is no month {month}: months are 1 to 12")
    if not 1 <= day <= days_in_month(year, month, calendar):
        longest = days_in_month(year, month, calendar)
        raise DateError(f"there is no {day} {MONTHS[month - 1]} {year}: that month has {longest} days")


def days(date: Date, calendar: Calendar | None = None) -> tuple[int, int]:
    """Return the first and the last day (JDN) that `date` may mean.

    Without a `calendar`, a day before 15 October 1582 is Julian and any other Gregorian.
    """
    first_month, last_month = (date.month, date.month) if date.month else (1, 12)
    last_year = date.year + {"decade": 9, "century": 99}.get(date.precision, 0)
    first = (date.year, first_month, date.day or 1)
    last_calendar = calendar or calendar_of_year(last_year, last_month, date.day or 31)
    last_day = date.day or days_in_month(last_year, last_month, last_calendar)
    return (
        day_number(*first, calendar or calendar_of_year(*first)),
        day_number(last_year, last_month, last_day, last_calendar),
    )


def span(text: str, calendar: Calendar | None = None) -> Span:
    """Return the days of the EDTF date `text`; raises DateError as `parse` does."""
    start, end = parse(text, calendar)
    return Span(*days(start, calendar), *days(end, calendar))


def iso_day(number: int) -> str:
    """Return the JDN `number` as YYYY-MM-DD in the calendar of its time."""
    year, month, day = day_of(number, "gregorian")
    if calendar_of_year(year, month, day) == "julian":
        year, month, day = day_of(number, "julian")
    return f"{year:04}-{month:02}-{day:02}"


def shift(text: str, source: Calendar, target: Calendar) -> str:
    """Return the EDTF day or interval of days `text` of one calendar in the other.

    Raises DateError as `parse` does, and where `text` is less precise than days.
    """
    ends = []
    for part, date in zip(text.split("/"), parse(text, source), strict=False):
        if date.precision != "day":
            raise DateError(f"`{part}` is no day, so no other calendar names it")
        year, month, day = day_of(days(date, source)[0], target)
        ends.append(f"{year:04}-{month:02}-{day:02}{date.qualifier}")
    return "/".join(ends)


def write_out(text: str, calendar: Calendar | None = None) -> str:
    """Return the EDTF date `text` as English words: "12 July 1920", "1558–1583", "13th century"."""
    start, end = parse(text, calendar)
    if start == end:
        return _written(start)
    if start.qualifier == end.qualifier == "" and start.precision == end.precision:
        if end.precision == "day" and start.year == end.year:
            month = MONTHS[end.month - 1]
            if start.month == end.month:
                return f"{start.day}–{end.day} {month} {end.year}"
            return f"{start.day} {MONTHS[start.month - 1]} – {end.day} {month} {end.year}"
        if end.precision == "month" and start.year == end.year:
            return f"{MONTHS[start.month - 1]}–{MONTHS[end.month - 1]} {end.year}"
        if end.precision in ("year", "decade"):
            return f"{_written(start)}–{_written(end)}"
    return f"{_written(start)} – {_written(end)}"


def _written(date: Date) -> str:
    if date.precision == "century":
        words = f"{ordinal(date.year // 100 + 1)} century"
    elif date.precision == "decade":
        words = f"{date.year}s"
    else:
        day = [str(date.day)] if date.day else []
        month = [MONTHS[date.month - 1]] if date.month else []
        words = " ".join([*day, *month, str(date.year)])
    about = "about " if date.qualifier in ("~", "%") else ""
    uncertain = " (uncertain)" if date.qualifier in ("?", "%") else ""
    return f"{about}{words}{uncertain}"


def ordinal(number: int) -> str:
    """Return `number` as an English ordinal: 1st, 2nd, 3rd, 13th."""
    ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
