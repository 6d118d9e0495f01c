"""Dates as people type them, brought into EDTF: "12 July 1920", "12.07.1920", "1920s", "1920. gada 12. jūlijs"."""

import contextlib
import re

from baltic_cli.dates.calendars import days_in_month
from baltic_cli.dates.edtf import DateError, parse
from baltic_cli.text import fold

# English, Estonian, Latvian, Lithuanian and German names, folded, with their usual cases and short forms.
_MONTH_NAMES = (
    "january jan jaanuar jaanuari jaan janvaris janvari janv sausis sausio saus januar janner",
    "february feb veebruar veebruari veebr februaris februari febr vasaris vasario vas februar",
    "march mar marts martsi marta kovas kovo kov marz mrz",
    "april apr aprill aprilli aprilis aprili balandis balandzio bal",
    "may mai maijs maija maj geguze geguzes geg",
    "june jun juuni junijs junija junij birzelis birzelio birz juni",
    "july jul juuli julijs julija julij liepa liepos liep juli",
    "august aug augusti augusts augusta rugpjutis rugpjucio rugpj",
    "september sep sept septembri septembris rugsejis rugsejo rugs",
    "october oct oktoober oktoobri okt oktobris oktobri spalis spalio spal oktober",
    "november nov novembri novembris lapkritis lapkricio lapkr",
    "december dec detsember detsembri dets decembris decembri gruodis gruodzio gruod dezember dez",
)
_MONTHS = {name: number for number, names in enumerate(_MONTH_NAMES, 1) for name in names.split()}
_ROMAN_MONTHS = dict(
    zip(["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"], range(1, 13), strict=True)
)
_CENTURY_WORDS = {
    name: number
    for number, name in enumerate(
        [
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
            "twentieth",
        ],
        10,
    )
} | {"twenty-first": 21}

# Words beside a date that say nothing more about it.
_NOISE = (
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|the|of|on|in|year|about|around|circa|ca|ad|ce|"
    r"aasta|aastal|gads|gada|metai|metu|metais|jahr|m|d|a|g)\b\.?|\bc\.|[,~?%]"
)
_ORDINAL = r"\b(\d{1,2})(?:st|nd|rd|th)\b"
_DOT_AFTER_DAY = r"\b(\d+)\.(?=\s|$)"
_RANGE = r"(?:from |between )?(.+?)(?: to | until | till | and | - |\.\.|/)(.+)"
_DECADE = r"(\d{3})(?:0s|0'?s|0ies|0er|0-ndad|0ndad|0 ?(?:gadi|aastad|dekada)|x)"
_CENTURY = r"(\d{1,2}|[a-z-]+) ?(?:century|cent|c|sajand|gadsimts|gs|amzius|jahrhundert|jh)"
_NUMERIC = (
    r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})",
    r"(?P<y>\d{4})[./ ](?P<m>\d{1,2})[./ ](?P<d>\d{1,2})",
    r"(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})",
    r"(?P<d>\d{1,2})(?P<s>[./-]) ?(?P<m>\d{1,2})(?P=s) ?(?P<y>\d{3,4})",
    r"(?P<d>\d{1,2}) (?P<m>\d{1,2}) (?P<y>\d{4})",
    r"(?P<y>\d{4})[-./](?P<m>\d{2})",
    r"(?P<m>\d{1,2})[./](?P<y>\d{4})",
    r"(?P<y>\d{3,4})",
)
_SHORT_SPAN = r"(\d{2})(\d{2})-(\d{2})"
_YEAR_SPAN = r"(\d{3,4})-(\d{3,4})"
_DAY_OF_YEAR = (
    r"-?-?(?P<m>\d{1,2})-(?P<d>\d{1,2})",
    r"(?P<d>\d{1,2})[./](?P<m>\d{1,2})\.?",
)


def to_edtf(text: str) -> str | None:
    """Return what people typed as EDTF, or None where it is no date at all.

    Days come before months (`12.07.1920`). Nothing is made more precise: "July 1920" is `1920-07`. Raises DateError
    for a date that cannot be, such as 30 February.
    """
    with contextlib.suppress(DateError):
        parse(text)
        return text
    cleaned = _clean(text)
    edtf = _one_date(cleaned) or _range(cleaned)
    if edtf is None:
        return None
    _check(edtf)
    return edtf


def to_day_of_year(text: str) -> tuple[int, int] | None:
    """Return month and day that people typed ("07-12", "12 July", "12.07."), or None where it is no such day.

    Raises DateError for a day that no year has.
    """
    cleaned = _clean(text)
    named = _named_month(cleaned)
    if named and named["m"] and named["d"] and not named["y"]:
        month, day = int(named["m"]), int(named["d"])
    else:
        match = next(filter(None, (re.fullmatch(form, cleaned) for form in _DAY_OF_YEAR)), None)
        if not match:
            return None
        month, day = int(match["m"]), int(match["d"])
    if not 1 <= month <= 12:
        raise DateError(f"there is no month {month}: months are 1 to 12")
    if not 1 <= day <= days_in_month(2000, month, "gregorian"):
        raise DateError(f"no year has a day {day} in month {month}")
    return month, day


def _clean(text: str) -> str:
    without_noise = re.sub(_NOISE, " ", re.sub(_ORDINAL, r"\1", fold(text)))
    return " ".join(re.sub(_DOT_AFTER_DAY, r"\1 ", without_noise).split())


def _one_date(text: str) -> str | None:
    if match := re.fullmatch(_DECADE, text):
        return f"{match[1]}X"
    if match := re.fullmatch(_CENTURY, text):
        number = int(match[1]) if match[1].isdigit() else _CENTURY_WORDS.get(match[1], 0)
        return f"{number - 1:02}XX" if number else None
    if re.fullmatch(r"\d\dxx", text):
        return text.upper()
    if match := re.fullmatch(_SHORT_SPAN, text):
        century, start, end = match.groups()
        if int(end) > 12 and end > start:
            return f"{century}{start}/{century}{end}"
    for form in _NUMERIC:
        if match := re.fullmatch(form, text):
            return _joined(match.groupdict())
    named = _named_month(text)
    return _joined(named) if named and named["y"] else None


def _named_month(text: str) -> dict[str, str | None] | None:
    """Return the parts of a date with a month's name or Roman number, or None."""
    tokens = re.split(r"[ .\-/]+", text.strip(" .-"))
    months = [token for token in tokens if token in _MONTHS]
    if not months and len(tokens) == 3:
        months = [token for token in tokens if token in _ROMAN_MONTHS]
    numbers = [token for token in tokens if token.isdigit()]
    if len(months) != 1 or len(numbers) + 1 != len(tokens):
        return None
    years = [number for number in numbers if len(number) in (3, 4)]
    day_numbers = [number for number in numbers if len(number) < 3]
    if len(years) > 1 or len(day_numbers) > 1 or len(years) + len(day_numbers) != len(numbers):
        return None
    month = _MONTHS.get(months[0]) or _ROMAN_MONTHS[months[0]]
    return {
        "y": years[0] if years else None,
        "m": str(month),
        "d": day_numbers[0] if day_numbers else None,
    }


def _joined(parts: dict[str, str | None]) -> str:
    text = f"{int(parts['y'] or 0):04}"
    for part in (parts.get("m"), parts.get("d")):
        text += f"-{int(part):02}" if part else ""
    return text


def _range(text: str) -> str | None:
    if match := re.fullmatch(_YEAR_SPAN, text):
        return f"{int(match[1]):04}/{int(match[2]):04}"
    match = re.fullmatch(_RANGE, text)
    if not match:
        return None
    start, end = _one_date(match[1].strip()), _one_date(match[2].strip())
    return f"{start}/{end}" if start and end else None


def _check(edtf: str) -> None:
    """Raise DateError unless the date exists in the Gregorian or, as an Old Style day, the Julian calendar."""
    try:
        parse(edtf)
    except DateError:
        try:
            parse(edtf, "julian")
        except DateError:
            pass
        else:
            return
        raise
