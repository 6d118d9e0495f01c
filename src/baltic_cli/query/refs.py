"""REFs: what a person calls an event, to the event: a date, an id or part of it, a title, a name in any language."""

import sqlite3
from collections.abc import Sequence
from typing import NamedTuple

from baltic_cli.dates import edtf
from baltic_cli.dates.calendars import Calendar
from baltic_cli.dates.intervals import interval_text
from baltic_cli.dates.typed import to_edtf
from baltic_cli.errors import NotFoundError, UserError
from baltic_cli.text import closest, words


class Match(NamedTuple):
    """The events that a REF names, and what its user should know about them."""

    numbers: tuple[int, ...]
    note: str = ""


def resolve(connection: sqlite3.Connection, ref: str) -> Match:
    """Return the events that `ref` names.

    Raises NotFoundError when there is none, naming the nearest, and UserError for a date that cannot be or a name that
    fits several events.
    """
    named = _named_exactly(connection, ref)
    if named:
        return Match(named)
    try:
        date = to_edtf(ref)
    except edtf.DateError as error:
        raise UserError(f"`{ref}`: {error}") from None
    return _on_date(connection, date) if date else _named_in_part(connection, ref)


def as_typed(connection: sqlite3.Connection, refs: Sequence[str]) -> tuple[str, ...]:
    """Return the REFs of a command line, those of one date or name that was typed without quotes as one."""
    joined = " ".join(refs)
    one_date = _is_date(joined) and not all(map(_is_date, refs))
    if len(refs) > 1 and (one_date or _named_exactly(connection, joined)):
        return (joined,)
    return tuple(refs)


def _is_date(text: str) -> bool:
    try:
        return to_edtf(text) is not None
    except edtf.DateError:
        return True


def _named_exactly(connection: sqlite3.Connection, ref: str) -> tuple[int, ...]:
    rows = connection.execute(
        "SELECT DISTINCT number FROM label WHERE folded IN (?, ?) ORDER BY number",
        (ref.strip().lower(), " ".join(words(ref))),
    )
    return tuple(number for (number,) in rows)


# By date.


def _on_date(connection: sqlite3.Connection, date: str) -> Match:
    gregorian = _span_in(date, None)
    found = _dated_within(connection, gregorian) if gregorian else ()
    notes = []
    # A day or a month may be meant as contemporaries wrote it; nobody means a year so.
    julian = _span_in(date, "julian") if date.count("-") and date >= "1582-10-15" else None
    if julian:
        old_style = _dated_within(connection, julian, old_style=True)
        notes += [_old_style_note(connection, number) for number in old_style if number not in found]
        found = tuple(sorted({*found, *old_style}))
    if found:
        return Match(found, "\n".join(notes))
    # A typed date exists in one of the two calendars, or it would have been refused.
    span = gregorian or edtf.span(date, "julian")
    written = edtf.write_out(date, None if gregorian else "julian")
    lines = _nearest_lines(connection, span)
    raise NotFoundError(f"no event of {written} here", "\n".join(["the nearest:", *lines]) if lines else "")


def _span_in(date: str, calendar: Calendar | None) -> edtf.Span | None:
    try:
        return edtf.span(date, calendar)
    except edtf.DateError:
        return None


def _dated_within(connection: sqlite3.Connection, span: edtf.Span, old_style: bool = False) -> tuple[int, ...]:
    """Return the events whose date, or the start or end of it, lies wholly within `span`."""
    # Two queries, so that each has its index.
    dated = " AND old_style IS NOT NULL" * old_style
    rows = connection.execute(
        f"SELECT number FROM event WHERE start_first BETWEEN :first AND :last AND start_last <= :last{dated}"
        f" UNION SELECT number FROM event WHERE end_first BETWEEN :first AND :last AND end_last <= :last{dated}"
        " ORDER BY number",
        {"first": span.first, "last": span.last},
    )
    return tuple(number for (number,) in rows)


def _old_style_note(connection: sqlite3.Connection, number: int) -> str:
    title, old_style, date_text = connection.execute(
        "SELECT title, old_style, date_text FROM event WHERE number = ?", (number,)
    ).fetchone()
    written = edtf.write_out(old_style, "julian")
    return f"{title}: {written} is the Old Style (Julian) date, {date_text} the Gregorian one"


def _nearest_lines(connection: sqlite3.Connection, span: edtf.Span) -> list[str]:
    """Return the three events nearest in time, a line each, with date and distance."""
    rows = connection.execute(
        "SELECT id, title, date_text, start_first, end_last FROM event ORDER BY"
        " max(0, start_first - :last, :first - end_last), importance, number LIMIT 3",
        {"first": span.first, "last": span.last},
    )
    return [
        f"  {date_text}, {_distance(first, last, span)}: {title} (`{id_}`)"
        for id_, title, date_text, first, last in rows
    ]


def _distance(first: int, last: int, span: edtf.Span) -> str:
    if first > span.last:
        return f"{interval_text(span.last, first)} later"
    if last < span.first:
        return f"{interval_text(last, span.first)} earlier"
    return "around that time"


# By a part of a name.


def _named_in_part(connection: sqlite3.Connection, ref: str) -> Match:
    pieces = words(ref)
    labels = _labels_holding(connection, pieces)
    in_order = [number for label, number in labels if _runs_in(pieces, words(label))]
    found = tuple(dict.fromkeys(in_order or [number for _, number in labels]))
    if len(found) == 1:
        return Match(found)
    if not found:
        raise NotFoundError(f"no event is called `{ref}`", _likely_names(connection, ref))
    lines = _named_lines(connection, found)
    raise UserError(f"`{ref}` may mean {len(found)} events", "\n".join(["which one?", *lines]))


def _labels_holding(connection: sqlite3.Connection, pieces: Sequence[str]) -> list[tuple[str, int]]:
    """Return the labels that hold all `pieces`, the last of them perhaps only begun, with their events."""
    if not pieces:
        return []
    rows = connection.execute("SELECT folded, number FROM label ORDER BY number")
    return [(label, number) for label, number in rows if _holds(words(label), pieces)]


def _holds(held: Sequence[str], pieces: Sequence[str]) -> bool:
    return all(piece in held for piece in pieces[:-1]) and any(word.startswith(pieces[-1]) for word in held)


def _runs_in(pieces: Sequence[str], held: Sequence[str]) -> bool:
    return any(list(held[place : place + len(pieces)]) == list(pieces) for place in range(len(held) - len(pieces) + 1))


def _likely_names(connection: sqlite3.Connection, ref: str) -> str:
    """Return a hint with the ids of the events that have the likeliest names."""
    rows = connection.execute("SELECT folded, id FROM label JOIN event USING (number)")
    ids: dict[str, str] = dict(rows.fetchall())
    likely = dict.fromkeys(f"`{ids[label]}`" for label in closest(" ".join(words(ref)), ids, most=4))
    return f"did you mean {', '.join(likely)}?" if likely else f'`baltic search "{ref}"` looks into the texts'


def _named_lines(connection: sqlite3.Connection, numbers: Sequence[int], most: int = 8) -> list[str]:
    rows = connection.execute(
        f"SELECT id, date_text, title FROM event WHERE number IN ({', '.join('?' * len(numbers))})"
        " ORDER BY importance, number",
        tuple(numbers),
    ).fetchall()
    lines = [f"  `{id_}`: {title}, {date_text}" for id_, date_text, title in rows[:most]]
    return lines + [f"  and {len(rows) - most} more"] * (len(rows) > most)
