"""Days in the Julian and the Gregorian calendar, counted as Julian Day Numbers.

A Julian Day Number (JDN) counts days from 1 January 4713 BC (Julian); the arithmetic is that of Richards,
"Calendars", in the Explanatory Supplement to the Astronomical Almanac, 3rd edition, 2013.
"""

from typing import Literal

Calendar = Literal["gregorian", "julian"]

REFORM = 2299161
"""JDN of 15 October 1582, the first Gregorian day; before it the Julian calendar stands alone."""

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_DAYS_IN_MONTH = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def is_leap_year(year: int, calendar: Calendar) -> bool:
    """Return whether `year` has a 29 February in `calendar`."""
    if calendar == "julian":
        return year % 4 == 0
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in_month(year: int, month: int, calendar: Calendar) -> int:
    """Return how many days the month (1 to 12) has; February by the calendar's leap years."""
    leap_day = month == 2 and is_leap_year(year, calendar)
    return _DAYS_IN_MONTH[month - 1] + leap_day


def day_number(year: int, month: int, day: int, calendar: Calendar) -> int:
    """Return the JDN of a day of `calendar`, which must exist."""
    shift = (14 - month) // 12
    years = year + 4800 - shift
    days = day + (153 * (month + 12 * shift - 3) + 2) // 5 + 365 * years + years // 4
    if calendar == "julian":
        return days - 32083
    return days - years // 100 + years // 400 - 32045


def day_of(number: int, calendar: Calendar) -> tuple[int, int, int]:
    """Return year, month and day of the JDN `number` in `calendar`."""
    f = number + 1401
    if calendar == "gregorian":
        f += (4 * number + 274277) // 146097 * 3 // 4 - 38
    e = 4 * f + 3
    h = 5 * (e % 1461 // 4) + 2
    day = h % 153 // 5 + 1
    month = (h // 153 + 2) % 12 + 1
    year = e // 1461 - 4716 + (14 - month) // 12
    return year, month, day


def weekday(number: int) -> str:
    """Return the English name of the weekday of the JDN `number`."""
    return WEEKDAYS[number % 7]


def calendar_of_year(year: int, month: int = 1, day: int = 1) -> Calendar:
    """Return the calendar in which this work dates a day: Julian before 15 October 1582."""
    return "julian" if (year, month, day) < (1582, 10, 15) else "gregorian"
