"""How far two days lie apart, as a person would say it."""

from baltic_cli.dates.calendars import Calendar, day_number, day_of, days_in_month


def between(first: int, second: int) -> tuple[int, int, int]:
    """Return whole years, months and days from one JDN to another, whichever comes first.

    Counted in the Gregorian calendar, since a span across the reform has one true length.
    """
    calendar: Calendar = "gregorian"
    first, second = sorted((first, second))
    year, month, day = day_of(first, calendar)
    end_year, end_month, end_day = day_of(second, calendar)
    months = (end_year - year) * 12 + end_month - month - (end_day < day)
    year, month = year + (month - 1 + months) // 12, (month - 1 + months) % 12 + 1
    day = min(day, days_in_month(year, month, calendar))
    return months // 12, months % 12, second - day_number(year, month, day, calendar)


def interval_text(first: int, second: int) -> str:
    """Return the distance between two JDN in words: "71 years, 1 month and 25 days"."""
    parts = [
        f"{count} {unit}{'s' * (count != 1)}"
        for count, unit in zip(between(first, second), ("year", "month", "day"), strict=True)
        if count
    ]
    if not parts:
        return "the same day"
    return " and ".join([", ".join(parts[:-1]), parts[-1]]) if len(parts) > 1 else parts[0]


def years_ago(year: int, today_year: int) -> str:
    """Return "106 years ago", "this year" or "in 2 years"."""
    years = today_year - year
    unit = "year" if abs(years) == 1 else "years"
    if years == 0:
        return "this year"
    return f"{years} {unit} ago" if years > 0 else f"in {-years} {unit}"
