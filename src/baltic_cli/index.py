"""The compiled dataset: an SQLite file with FTS5 in the user's cache folder, rebuilt whenever the YAML changed.

Tables, all by the event's `number`, its place in date order:
    event   a column for each field of an Event (lists and objects as JSON), and its span in JDN
    label   what a REF may name it by: id, former ids, title, other names, folded
    facet   what filters take: kind (topic, party, person, place), the value and its folded form
    search  the full-text index
"""

import json
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import is_dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from baltic_cli import __version__
from baltic_cli.model import FIELDS, Event, Place, Source, plain
from baltic_cli.text import fold, words

if TYPE_CHECKING:
    from baltic_cli.dataset import Dataset

LAYOUT = 5
"""Counts up whenever the tables change, so that an older index is rebuilt."""

SEARCH_COLUMNS = ("title", "names", "place", "people", "subject", "summary", "narrative")

_SPAN = ("start_first", "start_last", "end_first", "end_last")
_TUPLES = ("countries", "parties", "people", "topics", "provisions", "related")
_JSON = ("names", "place", "sources", *_TUPLES)


def bundled() -> Path:
    """Return the path of the dataset that the package brings along."""
    package = Path(__file__).parent
    installed = package / "events.yaml"
    return installed if installed.exists() else package.parents[1] / "data" / "events.yaml"


Progress = Callable[[str], None]
"""Told how far a compilation is, and an empty text at its end."""


def connect(paths: Sequence[Path], progress: Progress = lambda _: None) -> sqlite3.Connection:
    """Return a connection to the index of these YAML files, compiled first if it is missing, stale or damaged.

    Where no file can be written, the index lives in memory. Raises DatasetError when the YAML can't be read.
    """
    stamp = _stamp(paths)
    file = _cache_file(paths)
    opened = _opened(file, stamp)
    if opened:
        return opened
    try:
        return _compile(paths, file, stamp, progress)
    finally:
        progress("")


def discard() -> None:
    """Remove all indexes, so that the next connection compiles its own anew."""
    for file in _cache_folder().glob("*.sqlite"):
        file.unlink(missing_ok=True)


def _stamp(paths: Sequence[Path]) -> str:
    """Return what changes when the index has to be rebuilt: program, layout, and size and time of each file."""
    parts = [__version__, str(LAYOUT), sqlite3.sqlite_version]
    for path in paths:
        try:
            status = path.stat()
        except OSError:
            parts.append("missing")
        else:
            parts += [str(path.resolve()), str(status.st_size), str(status.st_mtime_ns)]
    return "|".join(parts)


def _cache_folder() -> Path:
    from platformdirs import user_cache_path

    return user_cache_path("baltic", appauthor=False)


def _cache_file(paths: Sequence[Path]) -> Path:
    key = zlib.crc32("|".join(str(path.resolve()) for path in paths).encode())
    return _cache_folder() / f"{key:08x}.sqlite"


def _opened(file: Path, stamp: str) -> sqlite3.Connection | None:
    """Return a connection to the index `file` if it is whole and has this stamp."""
    try:
        connection = sqlite3.connect(f"{file.as_uri()}?mode=ro&immutable=1", uri=True)
        found = connection.execute("SELECT stamp FROM meta").fetchone()
    except sqlite3.Error:
        return None
    return connection if found == (stamp,) else None


def _compile(paths: Sequence[Path], file: Path, stamp: str, progress: Progress) -> sqlite3.Connection:
    from baltic_cli.dataset import load
    from baltic_cli.files import replaced

    progress("reading the dataset, once …")
    dataset = load(paths)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with replaced(file) as draft:
            connection = sqlite3.connect(draft)
            _fill(connection, dataset, stamp, progress)
            connection.close()
    except (OSError, sqlite3.Error):
        return _in_memory(dataset, stamp, progress)
    return _opened(file, stamp) or _in_memory(dataset, stamp, progress)


def _in_memory(dataset: "Dataset", stamp: str, progress: Progress) -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    _fill(connection, dataset, stamp, progress)
    return connection


def _fill(connection: sqlite3.Connection, dataset: "Dataset", stamp: str, progress: Progress) -> None:
    event_columns = ", ".join((*_SPAN, *FIELDS))
    search_columns = ", ".join(SEARCH_COLUMNS)
    connection.executescript(
        f"""
        PRAGMA journal_mode = OFF;
        PRAGMA synchronous = OFF;
        CREATE TABLE event (number INTEGER PRIMARY KEY, {event_columns});
        CREATE TABLE label (folded, number);
        CREATE TABLE facet (kind, folded, value, number);
        CREATE VIRTUAL TABLE search USING fts5 ({search_columns}, content='', prefix='2 3 4');
        CREATE VIRTUAL TABLE vocabulary USING fts5vocab (search, row);
        """
    )
    aliases: dict[str, list[str]] = {}
    for alias, owner in dataset.aliases.items():
        aliases.setdefault(owner, []).append(alias)
    for number, event in enumerate(dataset.events):
        if number % 500 == 0:
            progress(f"indexing {len(dataset.events):,} events, once: {100 * number // len(dataset.events)} % …")
        row = (number, *_span(event), *(_cell(getattr(event, name)) for name in FIELDS))
        connection.execute(f"INSERT INTO event VALUES ({', '.join('?' * len(row))})", row)
        connection.executemany(
            "INSERT INTO label VALUES (?, ?)",
            {(label, number) for label in _labels(event, aliases.get(event.id, ()))},
        )
        connection.executemany(
            "INSERT INTO facet VALUES (?, ?, ?, ?)",
            {(kind, fold(value), value, number) for kind, value in _facets(event)},
        )
        connection.execute(
            f"INSERT INTO search (rowid, {search_columns}) VALUES (?{', ?' * len(SEARCH_COLUMNS)})",
            (number, *(" ".join(words(text)) for text in _search_texts(event))),
        )
    connection.executescript(
        """
        INSERT INTO search (search) VALUES ('optimize');
        CREATE UNIQUE INDEX event_id ON event (id);
        CREATE INDEX event_start ON event (start_first, start_last, old_style);
        CREATE INDEX event_end ON event (end_first, end_last, old_style);
        CREATE INDEX event_filter ON event (start_first, end_last, category, importance);
        CREATE INDEX label_folded ON label (folded);
        CREATE INDEX label_number ON label (number, folded);
        CREATE INDEX facet_folded ON facet (kind, folded);
        CREATE INDEX facet_number ON facet (number, kind, folded);
        CREATE TABLE meta (stamp);
        """
    )
    # Last of all, so that a half-written index has no stamp.
    connection.execute("INSERT INTO meta VALUES (?)", (stamp,))
    connection.commit()


def _span(event: Event) -> tuple[int, ...]:
    from baltic_cli.dates import edtf

    span = edtf.span(event.date)
    return tuple(getattr(span, part) for part in _SPAN)


def _labels(event: Event, aliases: Iterable[str]) -> Iterator[str]:
    yield event.id
    yield from aliases
    for name in (event.id, *aliases, event.title, *_all_names(event.names)):
        yield " ".join(words(name))


def _facets(event: Event) -> Iterator[tuple[str, str]]:
    yield from (("country", country) for country in event.countries)
    yield from (("topic", topic) for topic in event.topics)
    yield from (("party", party) for party in event.parties)
    yield from (("person", person) for person in event.people)
    yield "category", event.category
    if event.place:
        yield from (("place", name) for name in (event.place.name, *_all_names(event.place.names)))


def _all_names(names: dict[str, tuple[str, ...]]) -> Iterator[str]:
    for language_names in names.values():
        yield from language_names


def _search_texts(event: Event) -> tuple[str, ...]:
    place = (event.place.name, *_all_names(event.place.names)) if event.place else ()
    return (
        event.title,
        " ".join((*_all_names(event.names), event.id)),
        " ".join(place),
        " ".join((*event.people, *event.parties)),
        " ".join((event.category, *event.topics, *event.countries)),
        " ".join((event.summary, event.date_text)),
        " ".join((event.background, *event.provisions, event.significance, event.aftermath)),
    )


def _cell(value: Any) -> Any:
    if isinstance(value, (tuple, dict)) or is_dataclass(value):
        return json.dumps(value, ensure_ascii=False, default=plain)
    return value


def events(connection: sqlite3.Connection, numbers: Sequence[int], columns: Sequence[str] | None = None) -> list[Event]:
    """Return the events of these numbers, in their order; fields not named in `columns` stay empty."""
    names = FIELDS if columns is None else ("id", *(set(columns) - {"id"}))
    wanted = json.dumps(list(numbers))
    rows = connection.execute(
        f"SELECT number, {', '.join(names)} FROM event WHERE number IN (SELECT value FROM json_each(?))",
        (wanted,),
    )
    found = {row[0]: _event(names, row[1:]) for row in rows}
    return [found[number] for number in numbers]


def _event(names: Sequence[str], row: Sequence[Any]) -> Event:
    return Event(**{name: _decoded(name, cell) for name, cell in zip(names, row, strict=True)})


def _decoded(name: str, cell: Any) -> Any:
    if name not in _JSON or cell is None:
        return cell
    value = json.loads(cell)
    if name in _TUPLES:
        return tuple(value)
    if name == "sources":
        return tuple(Source(**source) for source in value)
    return Place(**{**value, "names": _names(value["names"])}) if name == "place" else _names(value)


def _names(names: dict[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {language: tuple(language_names) for language, language_names in names.items()}
