"""Comparing: aligned rows, what is shared, how far apart."""

import json

from tests.conftest import Baltic


def test_two_events_lie_years_months_and_days_apart(baltic: Baltic) -> None:
    answer = json.loads(baltic("compare", "1991-09-06", "1920-07-12", "--json").out)
    assert answer["interval"] == {"days": 25988, "text": "71 years, 1 month and 25 days"}
    assert [event["date"] for event in answer["events"]] == ["1920-07-12", "1991-09-06"]


def test_rows_have_a_cell_for_each_event_and_say_what_is_shared(baltic: Baltic) -> None:
    treaties = ("1920-02-02", "1920-07-12", "1920-08-11")
    answer = json.loads(baltic("compare", *treaties, "--json").out)
    rows = {row["label"]: row["cells"] for row in answer["rows"]}
    assert {len(cells) for cells in rows.values()} == {3}
    assert rows["date"][1] == ["Monday, 12 July 1920"]
    assert rows["interval"] == [[], ["5 months and 10 days later"], ["30 days later"]]
    assert list(rows) == [
        *("date", "interval", "place", "countries", "parties", "people", "category", "topics", "summary"),
        *("provisions", "significance", "aftermath", "sources"),
    ]
    assert answer["shared"]["category"] == ["treaty"]
    assert "Soviet Russia (RSFSR)" in answer["shared"]["parties"]
    assert "countries" not in answer["shared"]


def test_a_wide_terminal_has_columns_and_a_narrow_one_stacks(terminal: Baltic) -> None:
    def first_line(width: int) -> str:
        return terminal("--color", "never", "compare", "1920-02-02", "1920-07-12", width=width).out.splitlines()[0]

    assert "Treaty of Tartu" in first_line(100)
    assert terminal("--color", "never", "compare", "1920-02-02", "1920-07-12").out.count("Monday, ") == 2
    assert first_line(60).strip() == "Date"


def test_the_same_event_twice_is_one_event(baltic: Baltic) -> None:
    assert baltic("compare", "1920-07-12", "soviet-lithuanian-peace-treaty").code == 2


def test_a_ref_that_names_nothing_is_told_before_anything_is_compared(baltic: Baltic) -> None:
    run = baltic("compare", "1920-07-12", "no-such-event")
    assert (run.code, run.out) == (1, "")
