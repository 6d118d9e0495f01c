"""The dataset: YAML files to events, and back into their canonical layout.

A file holds `places`, a gazetteer (key to place), and `events`, a list. Every scalar is read as text, because YAML
would make a date of `1920-07-12` and a truth value of `no`; what is wrong is collected and named by file, line, event
and field.
"""

import errno
import os
import re
import shutil
import stat
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from baltic_cli.dates import edtf
from baltic_cli.dates.calendars import calendar_of_year
from baltic_cli.errors import DatasetError, Problem
from baltic_cli.files import replaced
from baltic_cli.model import CATEGORIES, COUNTRIES, IMPORTANCE, LANGUAGES, SOURCE_TYPES, Event, Place, Source
from baltic_cli.text import nearest

_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_REQUIRED = ("id", "date", "title", "countries", "category", "importance", "summary")
_DERIVED = ("date_start", "date_end", "date_text", "calendar")

EVENT_FIELDS = (
    "id",
    "aliases",  # former ids, beside the one that replaced them
    *(field.name for field in fields(Event) if field.name not in ("id", *_DERIVED)),
)
PLACE_FIELDS = tuple(place_field.name for place_field in fields(Place))
SOURCE_FIELDS = tuple(source_field.name for source_field in fields(Source))


@dataclass(frozen=True, slots=True)
class Document:
    """One YAML file as text, lists and mappings, and the line (from 1) at which each path in it begins."""

    file: str
    text: str
    header: str
    """The comment lines at its top."""
    places: dict[str, dict[str, Any]]
    events: list[dict[str, Any]]
    lines: Mapping[tuple[str | int, ...], int]

    def problem(self, path: tuple[str | int, ...], message: str, hint: str = "") -> Problem:
        """Return a problem at `path`, at the line of its nearest part that has one."""
        known = path
        while known and known not in self.lines:
            known = known[:-1]
        event, field = "", ""
        if path[:1] == ("events",) and len(path) > 1:
            record = self.events[int(path[1])]
            named = isinstance(record, dict) and record.get("id")
            event = str(named or f"event {int(path[1]) + 1}")
            field = ".".join(str(part) for part in path[2:])
        elif path:
            field = ".".join(str(part) for part in path)
        return Problem(self.file, self.lines.get(known, 1), event, field, message, hint)


@dataclass(frozen=True, slots=True)
class Dataset:
    """The events of one or more files in date order, and former ids by the id that replaced them."""

    events: tuple[Event, ...]
    aliases: Mapping[str, str]


def load(paths: Iterable[Path]) -> Dataset:
    """Return the events of the files, merged; raises DatasetError with every problem of their structure."""
    return assemble([read(path) for path in paths])


def assemble(documents: Sequence[Document]) -> Dataset:
    """Return the events of `documents`; raises DatasetError with every problem of their structure."""
    problems = [problem for document in documents for problem in structure(document)]
    if problems:
        raise DatasetError(problems)
    gazetteer: dict[str, dict[str, Any]] = {}
    for document in documents:
        for key, record in document.places.items():
            if gazetteer.setdefault(key, record) != record:
                problems.append(document.problem(("places", key), "another file has this place otherwise"))
    places = {key: _place(record) for key, record in gazetteer.items()}
    owners: dict[str, str] = {}
    for document in documents:
        for number, record in enumerate(document.events):
            path = ("events", number)
            for name in (record["id"], *record.get("aliases", ())):
                if name in owners:
                    problems.append(document.problem((*path, "id"), f"the id `{name}` stands twice"))
                owners[name] = record["id"]
            place = record.get("place")
            if place is not None and place not in places:
                message = f"`{place}` is not in the gazetteer (`places`)"
                problems.append(document.problem((*path, "place"), message, nearest(place, places)))
    if problems:
        raise DatasetError(problems)
    events = [_event(record, places) for document in documents for record in document.events]
    events.sort(key=lambda event: (sort_key(event.date), event.id))
    aliases = {name: owner for name, owner in owners.items() if name != owner}
    return Dataset(tuple(events), aliases)


def sort_key(date: str) -> tuple[int, int]:
    """Return what orders EDTF dates: the first day, then the last, a coarser date before the days in it."""
    span = edtf.span(date)
    return span.first, -span.last


def read(path: Path) -> Document:
    """Return the file as a document; raises DatasetError when it can't be opened or is no YAML mapping."""
    try:
        # Windows editors put a byte order mark first.
        text = path.read_text(encoding="utf-8-sig")
        node = yaml.compose(text, Loader=_Loader)
    except OSError as error:
        reason = error.strerror or "it can't be read"
        raise DatasetError([Problem(str(path), 1, "", "", reason.lower())]) from None
    except UnicodeDecodeError:
        raise DatasetError([Problem(str(path), 1, "", "", "the file is no UTF-8 text")]) from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        message = f"no valid YAML: {getattr(error, 'problem', None) or 'it can not be parsed'}"
        raise DatasetError([Problem(str(path), line, "", "", message)]) from None
    data, lines, problems = _plain(node, str(path)) if node else ({}, {}, [])
    if not problems and not isinstance(data, dict):
        problems.append(Problem(str(path), 1, "", "", "a dataset is a mapping with `places` and `events`"))
    if problems:
        raise DatasetError(problems)
    document = Document(str(path), text, _header(text), data.get("places", {}), data.get("events", []), lines)
    unknown = [key for key in data if key not in ("places", "events")]
    if unknown:
        raise DatasetError(
            [document.problem((key,), f"unknown key `{key}`", "`places` or `events`") for key in unknown]
        )
    return document


def _header(text: str) -> str:
    match = re.match(r"(?:[ \t]*(?:#[^\n]*)?\n)*", text)
    return match[0] if match else ""


def _plain(root: yaml.Node, file: str) -> tuple[Any, dict[tuple[str | int, ...], int], list[Problem]]:
    """Return `root` as text, list or dict, the line at which each path in it begins, and what keeps it from that."""
    lines: dict[tuple[str | int, ...], int] = {}
    problems: list[Problem] = []
    seen: set[int] = set()

    def plain(node: yaml.Node, path: tuple[str | int, ...]) -> Any:
        line = lines[path] = node.start_mark.line + 1
        if id(node) in seen:
            message = "an anchor that another place repeats"
            problems.append(Problem(file, line, "", "", message, "the text written twice"))
            return ""
        seen.add(id(node))
        if isinstance(node, yaml.SequenceNode):
            return [plain(item, (*path, number)) for number, item in enumerate(node.value)]
        return mapping(node, path) if isinstance(node, yaml.MappingNode) else node.value

    def mapping(node: yaml.MappingNode, path: tuple[str | int, ...]) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for key_node, value_node in node.value:
            line = key_node.start_mark.line + 1
            if not isinstance(key_node, yaml.ScalarNode):
                problems.append(Problem(file, line, "", "", "a key must be a word"))
                continue
            key = key_node.value
            if key in result:
                problems.append(Problem(file, line, "", key, f"the key `{key}` stands twice"))
            result[key] = plain(value_node, (*path, key))
            lines[(*path, key)] = line
        return result

    return plain(root, ()), lines, problems


# Structure: each check returns what is wrong with a value, or None.


class _Wrong(NamedTuple):
    message: str
    hint: str = ""
    """What would be right."""
    path: tuple[str | int, ...] = ()
    """The part of the value that is wrong."""


_Check = Callable[[Any], _Wrong | None]

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def _is_text(value: Any) -> _Wrong | None:
    if isinstance(value, dict):
        return _Wrong("must be text, not a mapping", "quotes around a text that holds a colon")
    if not isinstance(value, str) or not value.strip():
        return _Wrong("must be text, and not empty")
    return _Wrong("holds a control character") if _CONTROL.search(value) else None


def _is_slug(value: Any) -> _Wrong | None:
    if isinstance(value, str) and _SLUG.fullmatch(value):
        return None
    return _Wrong(f"`{value}` is no slug", "lower-case letters, digits and hyphens, such as `treaty-of-tartu`")


def _is_date(value: Any) -> _Wrong | None:
    try:
        ends = edtf.parse(str(value))
    except edtf.DateError as error:
        return _Wrong(str(error), "EDTF, such as 1920-07-12, 1920-07, 1920, 192X, 1187~ or 1558/1583")
    for end in ends:
        if (1582, 10, 5) <= end[:3] < (1582, 10, 15):
            day = f"1582-10-{end.day:02}"
            right = edtf.shift(day, "julian", "gregorian")
            return _Wrong(f"{day} is a Julian day; the Gregorian one is {right}", f"{right}, with `old_style` {day}")
    return None


def _is_old_style(value: Any) -> _Wrong | None:
    try:
        edtf.shift(str(value), "julian", "gregorian")
    except edtf.DateError as error:
        return _Wrong(str(error), "a day, such as 1884-06-04, or two with a slash between them")
    return None


def _is_one_of(allowed: Iterable[str]) -> _Check:
    values = tuple(allowed)

    def check(value: Any) -> _Wrong | None:
        if value in values:
            return None
        return _Wrong(f"`{value}` is not one of {', '.join(values)}", nearest(str(value), values))

    return check


def _is_list_of(check_item: _Check) -> _Check:
    def check(value: Any) -> _Wrong | None:
        if not isinstance(value, list):
            return _Wrong("must be a list")
        for number, item in enumerate(value):
            if wrong := check_item(item):
                return wrong._replace(path=(number, *wrong.path))
            if item in value[:number]:
                return _Wrong(f"`{item}` stands twice", "once", (number,))
        return None

    return check


def _is_number(low: float, high: float) -> _Check:
    def check(value: Any) -> _Wrong | None:
        if re.fullmatch(r"-?\d+(\.\d+)?", str(value)) and low <= float(value) <= high:
            return None
        return _Wrong(f"`{value}` is no number from {low:g} to {high:g}")

    return check


def _is_names(value: Any) -> _Wrong | None:
    if not isinstance(value, dict):
        return _Wrong("must be a mapping of language code to a list of names")
    for language, names in value.items():
        if wrong := _is_one_of(LANGUAGES)(language) or _is_list_of(_is_text)(names):
            return wrong._replace(path=(language, *wrong.path))
    return None


_EVENT_CHECKS: dict[str, _Check] = {
    "id": _is_slug,
    "aliases": _is_list_of(_is_slug),
    "date": _is_date,
    "old_style": _is_old_style,
    "names": _is_names,
    "countries": _is_list_of(_is_one_of(COUNTRIES)),
    "place": _is_slug,
    "parties": _is_list_of(_is_text),
    "people": _is_list_of(_is_text),
    "category": _is_one_of(CATEGORIES),
    "topics": _is_list_of(_is_slug),
    "importance": _is_one_of(map(str, IMPORTANCE)),
    "provisions": _is_list_of(_is_text),
    "related": _is_list_of(_is_slug),
}
_PLACE_CHECKS: dict[str, _Check] = {
    "latitude": _is_number(-90, 90),
    "longitude": _is_number(-180, 180),
    "names": _is_names,
}
_SOURCE_CHECKS: dict[str, _Check] = {"type": _is_one_of(SOURCE_TYPES)}


def structure(document: Document) -> list[Problem]:
    """Return everything that keeps the records of `document` from being places and events."""
    if not isinstance(document.places, dict):
        return [document.problem(("places",), "must be a mapping of key to place")]
    if not isinstance(document.events, list):
        return [document.problem(("events",), "must be a list")]
    problems: list[Problem] = []
    for key, record in document.places.items():
        required = ("name", "country", "latitude", "longitude")
        problems += _wrong(document, ("places", key), record, PLACE_FIELDS, required, _PLACE_CHECKS)
    for number, record in enumerate(document.events):
        path = ("events", number)
        problems += _wrong(document, path, record, EVENT_FIELDS, _REQUIRED, _EVENT_CHECKS, ("sources",))
        sources = record.get("sources", []) if isinstance(record, dict) else []
        if not isinstance(sources, list):
            problems.append(document.problem((*path, "sources"), "must be a list"))
            continue
        for place, source in enumerate(sources):
            problems += _wrong(
                document, (*path, "sources", place), source, SOURCE_FIELDS, SOURCE_FIELDS, _SOURCE_CHECKS
            )
    return problems


def _wrong(
    document: Document,
    path: tuple[str | int, ...],
    record: Any,
    allowed: Sequence[str],
    required: Sequence[str],
    checks: Mapping[str, _Check],
    checked_elsewhere: Sequence[str] = (),
) -> list[Problem]:
    """Return what is wrong with the keys and the values of one record at `path`."""
    if not isinstance(record, dict):
        return [document.problem(path, "must be a mapping")]
    problems = [document.problem(path, f"`{key}` is missing") for key in required if key not in record]
    for key, value in record.items():
        if key not in allowed:
            hint = nearest(key, allowed)
            problems.append(document.problem((*path, key), f"unknown key `{key}`", hint))
        elif key not in checked_elsewhere and (wrong := checks.get(key, _is_text)(value)):
            problems.append(document.problem((*path, key, *wrong.path), wrong.message, wrong.hint))
    return problems


# Records to events. Their structure is known to be right here.


def _place(record: Mapping[str, Any]) -> Place:
    return Place(
        name=record["name"],
        country=record["country"],
        latitude=float(record["latitude"]),
        longitude=float(record["longitude"]),
        names=_names(record),
    )


def _names(record: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    return {language: tuple(names) for language, names in record.get("names", {}).items()}


def _event(record: Mapping[str, Any], places: Mapping[str, Place]) -> Event:
    span = edtf.span(record["date"])
    first_day = edtf.iso_day(span.first)
    lists: dict[str, Any] = {
        name: tuple(record.get(name, ()))
        for name in ("countries", "parties", "people", "topics", "provisions", "related")
    }
    texts: dict[str, Any] = {
        name: record.get(name, "") for name in ("summary", "background", "significance", "aftermath")
    }
    return Event(
        id=record["id"],
        date=record["date"],
        date_start=first_day,
        date_end=edtf.iso_day(span.last),
        date_text=edtf.write_out(record["date"]),
        calendar=calendar_of_year(*map(int, first_day.split("-"))),
        old_style=record.get("old_style"),
        date_note=record.get("date_note"),
        title=record["title"],
        names=_names(record),
        place=places[record["place"]] if "place" in record else None,
        category=record["category"],
        importance=int(record["importance"]),
        sources=tuple(Source(**source) for source in record.get("sources", ())),
        **lists,
        **texts,
    )


# Events back to YAML.


def _comments(document: Document) -> list[Problem]:
    """Return the comments below the first lines of the file: the canonical layout would lose them."""
    text = document.text + "\n"
    problems = []
    end = len(document.header)
    # Between two tokens of YAML a number sign can only begin a comment.
    for token in yaml.scan(text, Loader=_Loader):
        start = token.start_mark.index
        if isinstance(token, yaml.ScalarToken) and token.style in ("|", ">"):
            start = text.index("\n", start)  # the mark of a block may have a comment behind it
        if (comment := text[end:start].partition("#"))[1]:
            line = text.count("\n", 0, end + len(comment[0])) + 1
            hint = "comments in the first lines of the file only"
            problems.append(Problem(document.file, line, "", "", "a comment here would be lost", hint))
        end = max(end, token.end_mark.index)
    return problems


_LINE = 110
_IN_ONE_LINE = ("aliases", "countries", "topics", "related")


class _Line(list[str]):
    """A list that is written within brackets, in one line."""


class _Folded(str):
    """Text that is written as a folded block, to be read and edited as a paragraph."""

    __slots__ = ()


class _Dumper(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc]
    pass


_Dumper.add_representer(
    _Line,
    lambda dumper, items: dumper.represent_sequence("tag:yaml.org,2002:seq", items, flow_style=True),
)
_Dumper.add_representer(
    _Folded,
    lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", str(text), style=">"),
)


def canonical(documents: Sequence[Document]) -> str:
    """Return one YAML text of all `documents`: places by key, events and what they name by date, fields in order."""
    places = {key: record for document in documents for key, record in document.places.items()}
    events = [record for document in documents for record in document.events]
    dates = {record["id"]: sort_key(record["date"]) for record in events}
    events.sort(key=lambda record: (dates[record["id"]], record["id"]))

    def by_date(ids: Iterable[str]) -> list[str]:
        """Put the ids in date order; those of another file come last."""
        return sorted(ids, key=lambda other: (other not in dates, dates.get(other, ()), other))

    related = ({**record, "related": by_date(record.get("related", ()))} for record in events)
    places_text = _dump({"places": {key: _ordered(places[key], PLACE_FIELDS) for key in sorted(places)}})
    # A blank line between events, which the YAML library can't write.
    events_text = "\n".join(_dump([_ordered(record, EVENT_FIELDS)]) for record in related)
    header = documents[0].header if documents else ""
    body = f"\n{events_text}" if events else " []\n"
    return f"{header}{places_text}\nevents:{body}"


def rewrite(documents: Sequence[Document]) -> None:
    """Bring the files into the canonical layout; raises DatasetError, and leaves a file whole that it can't rewrite."""
    if lost := [problem for document in documents for problem in _comments(document)]:
        raise DatasetError(lost)
    for document in documents:
        try:
            _write(Path(document.file).resolve(), canonical([document]))
        except OSError as error:
            reason = (error.strerror or "unknown reason").lower()
            raise DatasetError([Problem(document.file, 1, "", "", f"the file can't be written: {reason}")]) from None


def _write(file: Path, text: str) -> None:
    # The folder alone decides whether a file may be replaced; a file that forbids writing is left alone.
    if not os.access(file, os.W_OK) or not file.stat().st_mode & stat.S_IWUSR:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    with replaced(file) as draft:
        draft.write_text(text, encoding="utf-8")
        shutil.copymode(file, draft)


def _dump(data: Any) -> str:
    text: str = yaml.dump(
        data,
        Dumper=_Dumper,
        allow_unicode=True,
        sort_keys=False,
        default_flow_style=False,
        width=_LINE,
    )
    return text


def _ordered(record: Mapping[str, Any], order: Sequence[str]) -> dict[str, Any]:
    return {key: _value(key, record[key]) for key in order if record.get(key)}


def _value(key: str, value: Any) -> Any:
    if key in ("latitude", "longitude"):
        return float(value)
    if key == "importance":
        return int(value)
    if key == "names":
        order = [language for language in LANGUAGES if language in value]
        return {language: _Line(_text(name) for name in value[language]) for language in order}
    if key == "sources":
        return [{part: " ".join(source[part].split()) for part in SOURCE_FIELDS} for source in value]
    if isinstance(value, list):
        items = [_text(item) for item in value]
        return _Line(items) if key in _IN_ONE_LINE else items
    return _text(value)


def _text(text: str) -> str:
    text = " ".join(text.split())
    return _Folded(text) if len(text) > 80 else text
