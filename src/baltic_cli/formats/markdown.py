"""Markdown: whole entries, or a table of events."""

import re
from collections.abc import Iterator

from baltic_cli.formats import Answer
from baltic_cli.formats.cells import flat
from baltic_cli.formats.facts import date_line, facts, sections
from baltic_cli.model import Event

COLUMNS = None

_TABLE_FIELDS = ("date_text", "title", "countries", "place", "category")
_HEADINGS = {"date_text": "Date"}


def render(answer: Answer) -> str:
    """Return a table for a list or picked fields, else each entry under a heading."""
    if answer.view != "entries" or answer.fields:
        return _table(answer, answer.fields or _TABLE_FIELDS)
    return "\n".join("\n".join(_entry(event, answer)) + "\n" for event in answer.events)


def _table(answer: Answer, fields: tuple[str, ...]) -> str:
    headings = [_HEADINGS.get(field, field.replace("_", " ").capitalize()) for field in fields]
    rows = [headings, ["---"] * len(fields)]
    rows += [[_escaped(flat(event, field)) for field in fields] for event in answer.events]
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def _entry(event: Event, answer: Answer) -> Iterator[str]:
    yield from (f"## {_escaped(event.title)}", "", f"**{date_line(event, answer.screen)}**", "")
    for label, text in facts(event):
        yield f"- {label}: {_escaped('; '.join(text.splitlines()))}"
    yield from ("", _escaped(event.summary))
    for heading, content in sections(event):
        yield from ("", f"### {heading}", "")
        items = [content] if isinstance(content, str) else [f"1. {item}" for item in content]
        yield from map(_escaped, items)
    if event.related:
        yield from ("", "### Related", "")
        for id_ in event.related:
            other = answer.linked.get(id_)
            yield f"- {other.date_text}: {_escaped(other.title)} (`{id_}`)" if other else f"- `{id_}`"
    if event.sources:
        yield from ("", "### Sources", "")
        for source in event.sources:
            yield f"1. [{_escaped(source.title)}](<{source.url}>), {_escaped(source.publisher)}"


def _escaped(text: str) -> str:
    return re.sub(r"([\\`*_\[\]<>|#])", r"\\\1", text)
