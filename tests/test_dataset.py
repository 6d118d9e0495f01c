"""The bundled dataset keeps its rules, and `validate` sees when one is broken."""

import copy
import errno
from pathlib import Path
from typing import Any

import convertdate.julian
import pytest
import yaml

from baltic_cli import index
from baltic_cli.checks import lint
from baltic_cli.dataset import assemble, canonical, load, read, rewrite
from baltic_cli.errors import DatasetError, Problem
from baltic_cli.model import Event
from tests.conftest import SAMPLE

EVENTS = load([index.bundled()]).events
EVERY = pytest.mark.parametrize("event", EVENTS, ids=lambda event: event.id)


def test_nothing_is_wrong_with_the_bundled_dataset() -> None:
    assert [str(problem) for problem in lint([read(index.bundled())])] == []


def test_the_bundled_dataset_is_in_its_canonical_layout() -> None:
    path = index.bundled()
    assert path.read_text(encoding="utf-8") == canonical([read(path)])


def test_the_three_treaties_and_both_seeds_are_there() -> None:
    days = {event.date for event in EVENTS}
    assert {"1920-02-02", "1920-07-12", "1920-08-11", "1991-09-06"} <= days


def test_every_country_and_century_has_its_events() -> None:
    assert len(EVENTS) >= 500
    assert sum(len(event.countries) > 1 for event in EVENTS) > 100
    for country in ("estonia", "latvia", "lithuania"):
        assert sum(country in event.countries for event in EVENTS) > 110
    centuries = {event.date_start[:2] for event in EVENTS}
    assert {"12", "13", "14", "15", "18", "19", "20"} <= centuries


def test_old_style_days_are_those_that_another_library_computes() -> None:
    pairs = [(event.id, event.date, event.old_style) for event in EVENTS if event.old_style]
    assert len(pairs) > 70
    for name, dates, old_styles in pairs:
        for day, old_style in zip(dates.split("/"), old_styles.split("/"), strict=True):
            year, month, number = map(int, day.split("-"))
            julian = convertdate.julian.from_gregorian(year, month, number)
            assert "{:04}-{:02}-{:02}".format(*julian) == old_style, name


@EVERY
def test_every_entry_is_whole(event: Event) -> None:
    assert event.summary
    assert event.background
    assert event.significance
    assert event.provisions
    assert event.names or event.importance > 1 or event.place or event.parties


def _changed(folder: Path, *changes: tuple[str, str], name: str = "own.yaml") -> Path:
    """Return a copy of the sample with the second text of each change in place of the first."""
    text = SAMPLE.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


UNTIDY = ("importance: 1", "importance:   '1'")


def _problems(*paths: Path) -> list[Problem]:
    try:
        documents = [read(path) for path in paths]
        assemble(documents)
        return lint(documents)
    except DatasetError as error:
        return list(error.problems)


def _told(*paths: Path) -> list[str]:
    return [f"{problem.line}: {problem.message}" for problem in _problems(*paths)]


# What validate sees: each case breaks the sample in one way.


def _set(path: tuple[Any, ...], value: Any) -> Any:
    def change(data: Any) -> None:
        for step in path[:-1]:
            data = data[step]
        if value is None:
            del data[path[-1]]
        else:
            data[path[-1]] = value

    return change


SONGS, FLAG = 0, 1
NOWHERE = {"name": "Nowhere", "country": "X", "latitude": "1.00", "longitude": "1.00"}


@pytest.mark.parametrize(
    ("change", "message", "hint"),
    [
        (_set(("events", FLAG, "date"), "1884-06-31"), "there is no 31 June 1884", "EDTF"),
        (_set(("events", FLAG, "date"), "1884-06-17"), "Old Style is 1884-06-16, not 1884-06-17", "1884-06-16"),
        (_set(("events", SONGS, "old_style"), None), "contemporaries wrote the Julian day", "1873-06-26/1873-06-29"),
        (_set(("events", SONGS, "old_style"), "1873-06-29/1873-06-26"), "does not end after it begins", "a day"),
        (_set(("events", SONGS, "date"), "1582-10-10"), "is a Julian day", "1582-10-20"),
        (_set(("events", FLAG, "title"), None), "`title` is missing", ""),
        (_set(("events", FLAG, "title"), "A\x1b[31m flag"), "control character", ""),
        (_set(("events", FLAG, "provisions"), None), "a whole entry has it", ""),
        (_set(("events", FLAG, "people"), ["Napoleon Bonaparte"]), "does not speak of Napoleon Bonaparte", ""),
        (_set(("events", FLAG, "provisions"), [{"Article 1": "A flag."}]), "not a mapping", "quotes"),
        (_set(("events", FLAG, "topics"), ["symbols", "symbols"]), "`symbols` stands twice", "once"),
        (_set(("events", FLAG, "countries"), ["estland"]), "`estland` is not one of estonia", ""),
        (_set(("events", FLAG, "category"), "cultur"), "`cultur` is not one of", "`culture`"),
        (_set(("events", FLAG, "place"), "otepa"), "`otepa` is not in the gazetteer", "`otepaa`"),
        (_set(("events", FLAG, "importance"), "4"), "`4` is not one of 1, 2, 3", ""),
        (_set(("events", FLAG, "id"), "Flag 1884"), "`Flag 1884` is no slug", "treaty-of-tartu"),
        (_set(("events", FLAG, "id"), "flag-of-1884"), "an id holds no date", ""),
        (_set(("events", FLAG, "related"), ["no-such-event"]), "there is no event `no-such-event`", ""),
        (_set(("events", FLAG, "related"), ["treaty-of-tartu"]), "`treaty-of-tartu` does not name this event", ""),
        (_set(("events", FLAG, "sources"), []), "two sources on different sites", ""),
        (_set(("events", FLAG, "sources", 0, "url"), "otepaa.ee/lipp"), "`otepaa.ee/lipp` is no web address", ""),
        (_set(("events", FLAG, "sources", 0, "url"), "https://www.wikiwand.com/a"), "copies another work", "original"),
        (_set(("events", FLAG, "sources", 0, "url"), "https://et.m.wikipedia.org/a"), "telephones", "any screen"),
        (_set(("events", FLAG, "sources", 0, "url"), "https://m.otepaa.ee/lipp"), "telephones", "any screen"),
        (_set(("events", FLAG, "sources", 0, "url"), "https://otepaa.ee./lipp"), "is no web address", "a host"),
        (_set(("events", FLAG, "summary"), "The flag was"), "the text breaks off", "whole sentences"),
        (_set(("events", FLAG, "background"), "It hung there in 1894."), "1894 comes after the event", "led to it"),
        (_set(("events", FLAG, "aftermath"), "It was sewn in 1881."), "1881 comes before the event", "came of it"),
        (_set(("places", "otepaa", "latitude"), "58"), "coordinates have two decimals", ""),
        (_set(("places", "otepaa", "latitude"), "158.06"), "no number from -90 to 90", ""),
        (_set(("places", "nowhere"), NOWHERE), "no event happens there", ""),
    ],
)  # fmt: skip
def test_validate_says_what_is_wrong_and_what_would_be_right(
    change: Any, message: str, hint: str, tmp_path: Path
) -> None:
    data = yaml.load(SAMPLE.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 (reads text only)
    assert data["events"][FLAG]["id"] == "estonian-blue-black-white-flag"
    broken = copy.deepcopy(data)
    change(broken)
    path = tmp_path / "broken.yaml"
    path.write_text(yaml.safe_dump(broken, allow_unicode=True), encoding="utf-8")
    problems = _problems(path)
    matching = [problem for problem in problems if message in problem.message]
    assert matching, [str(problem) for problem in problems]
    assert hint in matching[0].hint
    assert matching[0].line > 1


def test_a_file_that_cannot_be_rewritten_stays_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = _changed(tmp_path, UNTIDY)
    text = own.read_text(encoding="utf-8")

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("os.replace", full)
    with pytest.raises(DatasetError, match=r"own\.yaml:1: the file can't be written: no space left on device"):
        rewrite([read(own)])
    assert own.read_text(encoding="utf-8") == text
    assert list(tmp_path.iterdir()) == [own]


def test_what_is_related_stands_in_date_order() -> None:
    document = read(SAMPLE)
    for record in document.events:
        record.get("related", []).reverse()
    assert canonical([document]) == SAMPLE.read_text(encoding="utf-8")


def test_the_same_id_twice_is_refused() -> None:
    document = read(SAMPLE)
    with pytest.raises(DatasetError, match="stands twice"):
        assemble([document, document])


def test_an_entry_about_a_day_has_its_old_style_day_about_too(tmp_path: Path) -> None:
    about = (("date: '1884-06-16'", "date: 1884-06-16~"), ("old_style: '1884-06-04'", "old_style: 1884-06-04~"))
    assert _told(_changed(tmp_path, *about)) == []


def test_a_list_names_the_line_of_the_item_that_is_wrong(tmp_path: Path) -> None:
    path = _changed(tmp_path, ("  - Riga Latvian Society\n", "  - A\n  - B: C\n"))
    line = path.read_text(encoding="utf-8").splitlines().index("  - B: C") + 1
    assert _told(path) == [f"{line}: must be text, not a mapping"]


def test_related_goes_by_the_id_of_today(tmp_path: Path) -> None:
    changes = (
        ("- id: treaty-of-tartu\n", "- id: treaty-of-tartu\n  aliases: [peace-of-dorpat]\n"),
        ("related: [treaty-of-tartu, treaty-of-riga", "related: [peace-of-dorpat, treaty-of-riga"),
    )
    assert any("is a former id" in text for text in _told(_changed(tmp_path, *changes)))


def test_files_are_checked_as_one_dataset(tmp_path: Path) -> None:
    data = read(SAMPLE)
    places, events = copy.deepcopy(data), copy.deepcopy(data)
    places.events.clear()
    events.places.clear()
    for name, document in (("places.yaml", places), ("events.yaml", events)):
        (tmp_path / name).write_text(canonical([document]), encoding="utf-8")
    assert _told(tmp_path / "places.yaml", tmp_path / "events.yaml") == []
    assert any("is not in the gazetteer" in text for text in _told(tmp_path / "events.yaml"))


def test_a_place_has_one_entry_over_all_files(tmp_path: Path) -> None:
    moved = _changed(tmp_path, ("latitude: 58.06", "latitude: 58.07"))
    assert any("another file has this place otherwise" in text for text in _told(SAMPLE, moved))


@pytest.mark.parametrize("text", ["", "events: []\n", "# Mine.\n"])
def test_a_file_without_events_stays_one(text: str, tmp_path: Path) -> None:
    path = tmp_path / "empty.yaml"
    path.write_text(text, encoding="utf-8")
    rewrite([read(path)])
    assert _told(path) == []


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path: Path) -> None:
    path = tmp_path / "bom.yaml"
    path.write_text(SAMPLE.read_text(encoding="utf-8"), encoding="utf-8-sig")
    assert _told(path) == []


def test_a_file_that_forbids_writing_is_left_alone(tmp_path: Path) -> None:
    path = _changed(tmp_path, UNTIDY)
    text = path.read_text(encoding="utf-8")
    path.chmod(0o444)
    with pytest.raises(DatasetError, match="the file can't be written: permission denied"):
        rewrite([read(path)])
    assert path.read_text(encoding="utf-8") == text


def test_no_file_is_rewritten_when_one_would_lose_a_comment(tmp_path: Path) -> None:
    path = _changed(tmp_path, UNTIDY)
    other = _changed(tmp_path, ("importance: 1", "importance: 1 # why"), name="other.yaml")
    text = path.read_text(encoding="utf-8")
    with pytest.raises(DatasetError, match="a comment here would be lost"):
        rewrite([read(path), read(other)])
    assert path.read_text(encoding="utf-8") == text


def test_a_former_id_still_names_its_event(tmp_path: Path) -> None:
    path = _changed(tmp_path, ("- id: treaty-of-tartu\n", "- id: treaty-of-tartu\n  aliases: [peace-of-dorpat]\n"))
    assert load([path]).aliases == {"peace-of-dorpat": "treaty-of-tartu"}


@pytest.mark.parametrize(
    "text",
    [
        "- 1\n- 2\n",
        "events: {}\n",
        "a: b\n",
        "events:\n- x\n",
        "events: [\n",
        "\0",
        "places: &a\n  x: *a\n",
        "? [a]\n: b\n",
    ],
)
def test_what_is_no_dataset_is_told_without_a_traceback(text: str, tmp_path: Path) -> None:
    path = tmp_path / "odd.yaml"
    path.write_text(text)
    with pytest.raises(DatasetError):
        load([path])
