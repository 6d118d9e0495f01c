"""Dates: EDTF, the two calendars, and what people type."""

from datetime import date, timedelta

import convertdate.julian
import edtf as oracle
import pytest
from hypothesis import given
from hypothesis import strategies as st

from baltic_cli.dates import calendars, edtf, intervals
from baltic_cli.dates.typed import to_day_of_year, to_edtf

DAYS = st.dates(min_value=date(1000, 1, 1), max_value=date(2100, 12, 31))


@given(DAYS)
def test_gregorian_days_count_as_the_standard_library_counts(day: date) -> None:
    number = calendars.day_number(day.year, day.month, day.day, "gregorian")
    assert number == day.toordinal() + 1721425
    assert calendars.day_of(number, "gregorian") == (day.year, day.month, day.day)
    assert calendars.weekday(number) == day.strftime("%A")


@given(DAYS)
def test_julian_days_count_as_convertdate_counts(day: date) -> None:
    number = calendars.day_number(day.year, day.month, day.day, "gregorian")
    assert calendars.day_of(number, "julian") == convertdate.julian.from_gregorian(day.year, day.month, day.day)
    assert calendars.day_number(*calendars.day_of(number, "julian"), "julian") == number


@given(DAYS, st.sampled_from(["day", "month", "year"]))
def test_edtf_spans_are_those_of_the_reference_implementation(day: date, precision: str) -> None:
    text = {"day": day.isoformat(), "month": day.isoformat()[:7], "year": day.isoformat()[:4]}[precision]
    span = edtf.span(text, "gregorian")
    expected = oracle.parse_edtf(text)
    for number, struct in ((span.first, expected.lower_strict()), (span.last, expected.upper_strict())):
        assert calendars.day_of(number, "gregorian") == struct[:3]


@pytest.mark.parametrize("text", ["192X", "12XX", "1558/1583", "1991-01-11/1991-01-13"])
def test_unspecified_digits_and_intervals_agree_with_the_reference(text: str) -> None:
    span = edtf.span(text, "gregorian")
    expected = oracle.parse_edtf(text)
    assert calendars.day_of(span.first, "gregorian") == expected.lower_strict()[:3]
    assert calendars.day_of(span.last, "gregorian") == expected.upper_strict()[:3]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("1920-07-12", "12 July 1920"),
        ("1920-07", "July 1920"),
        ("1201", "1201"),
        ("1558/1583", "1558–1583"),
        ("1187~", "about 1187"),
        ("1009?", "1009 (uncertain)"),
        ("192X", "1920s"),
        ("12XX", "13th century"),
        ("1991-01-11/1991-01-13", "11–13 January 1991"),
        ("1918-02-23/1918-03-03", "23 February – 3 March 1918"),
        ("1343-04-23/1345", "23 April 1343 – 1345"),
    ],
)
def test_dates_are_written_as_precisely_as_they_are_known(text: str, written: str) -> None:
    assert edtf.write_out(text) == written


@pytest.mark.parametrize(
    "text", ["", "1920-13-01", "1920-02-30", "1920-7-12", "0000", "192X-01", "1X2X", "1920/1918", "1920-07-12T00:00"]
)
def test_a_date_that_cannot_be_is_refused(text: str) -> None:
    with pytest.raises(edtf.DateError):
        edtf.parse(text)


@pytest.mark.parametrize(
    ("old_style", "new_style"),
    [
        ("1584-10-05", "1584-10-15"),
        ("1700-02-28", "1700-03-10"),
        ("1700-02-29", "1700-03-11"),
        ("1710-09-29", "1710-10-10"),
        ("1819-03-26", "1819-04-07"),
        ("1884-06-04", "1884-06-16"),
        ("1900-02-29", "1900-03-13"),
        ("1918-01-31", "1918-02-13"),
        ("1869-06-18/1869-06-20", "1869-06-30/1869-07-02"),
    ],
)
def test_old_style_days_have_their_gregorian_ones(old_style: str, new_style: str) -> None:
    assert edtf.shift(old_style, "julian", "gregorian") == new_style
    assert edtf.shift(new_style, "gregorian", "julian") == old_style


def test_days_before_the_reform_are_julian() -> None:
    assert edtf.span("1410-07-15").first == calendars.day_number(1410, 7, 15, "julian")
    assert calendars.weekday(edtf.span("1410-07-15").first) == "Tuesday"
    assert edtf.span("1582-10-15").first - edtf.span("1582-10-04").first == 1


MONTHS = {
    1: ["January", "Jan", "jaanuar", "jaanuari", "janvāris", "janvārī", "sausis", "sausio", "Januar"],
    2: ["February", "veebruar", "veebruari", "februāris", "vasario", "Februar"],
    3: ["March", "märts", "märtsi", "marts", "kovo", "März"],
    5: ["May", "mai", "maijs", "gegužės", "Mai"],
    7: ["July", "juuli", "jūlijs", "liepos", "Juli"],
    8: ["August", "augusti", "augusts", "rugpjūčio", "rugpjūtis"],
    10: ["October", "oktoober", "oktoobri", "oktobris", "spalio", "Oktober"],
    12: ["December", "detsember", "decembris", "gruodžio", "Dezember"],
}


@pytest.mark.parametrize(("month", "name"), [(month, name) for month, names in MONTHS.items() for name in names])
def test_months_are_known_in_five_languages(month: int, name: str) -> None:
    assert to_edtf(f"12 {name} 1920") == f"1920-{month:02}-12"
    assert to_edtf(f"{name.upper()} 1920") == f"1920-{month:02}"
    assert to_day_of_year(f"{name} 12") == (month, 12)


@given(DAYS)
def test_every_usual_spelling_of_a_day_means_that_day(day: date) -> None:
    year, month, number = day.year, day.month, day.day
    name = edtf.MONTHS[month - 1]
    for typed in (
        day.isoformat(),
        f"{number} {name} {year}",
        f"{name} {number}, {year}",
        f"{edtf.ordinal(number)} of {name}, {year}",
        f"{number}.{month}.{year}",
        f"{number:02}.{month:02}.{year}",
        f"{number}/{month}/{year}",
        f"{day:%A}, {number} {name} {year}",
        f"  {number}  {name.upper()}  {year} ",
    ):
        assert to_edtf(typed) == day.isoformat()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("July 1920", "1920-07"),
        ("1920-07", "1920-07"),
        ("07.1920", "1920-07"),
        ("1920", "1920"),
        ("1920s", "192X"),
        ("the 1920s", "192X"),
        ("13th century", "12XX"),
        ("thirteenth century", "12XX"),
        ("20. sajand", "19XX"),
        ("19. gadsimts", "18XX"),
        ("1918–1920", "1918/1920"),
        ("from 1918 to 1920", "1918/1920"),
        ("1558-83", "1558/1583"),
        ("1920. gada 12. jūlijs", "1920-07-12"),
        ("12.VII.1920", "1920-07-12"),
        ("circa 1187", "1187"),
    ],
)
def test_nothing_typed_becomes_more_precise(typed: str, meant: str) -> None:
    assert to_edtf(typed) == meant


@pytest.mark.parametrize("typed", ["treaty of tartu", "Mindaugas II", "", "12", "may", "the", "battle 1410"])
def test_words_are_no_dates(typed: str) -> None:
    assert to_edtf(typed) is None


@pytest.mark.parametrize("typed", ["1920-02-30", "30 February 1920", "32.01.1920", "1920-13-01", "31 juuni 1941"])
def test_impossible_days_are_refused(typed: str) -> None:
    with pytest.raises(edtf.DateError):
        to_edtf(typed)


@given(st.text(max_size=40))
def test_any_text_is_a_date_that_edtf_knows_or_none_or_refused(text: str) -> None:
    try:
        meant = to_edtf(text)
    except edtf.DateError:
        return
    if meant is not None:
        assert edtf.write_out(meant, "julian")


@given(DAYS, st.integers(0, 400_000))
def test_an_interval_adds_up(day: date, length: int) -> None:
    first = calendars.day_number(day.year, day.month, day.day, "gregorian")
    years, months, days = intervals.between(first, first + length)
    assert intervals.between(first + length, first) == (years, months, days)
    assert 0 <= months < 12
    assert 0 <= days < 31
    assert abs(years * 365.2425 + months * 30.44 + days - length) < 4


def test_intervals_are_said_as_people_say_them() -> None:
    treaty, recognition = edtf.span("1920-07-12").first, edtf.span("1991-09-06").first
    assert intervals.interval_text(treaty, recognition) == "71 years, 1 month and 25 days"
    assert intervals.interval_text(treaty, treaty) == "the same day"
    assert intervals.interval_text(treaty, treaty + 1) == "1 day"
    assert (date(1991, 9, 6) - date(1920, 7, 12)) == timedelta(days=recognition - treaty)
