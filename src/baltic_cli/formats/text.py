"""Whole entries as plain text, for a pipe, a file or a screen reader: labelled lines, nothing cut, no colour."""

from collections.abc import Iterator

from baltic_cli.formats import Answer
from baltic_cli.formats.facts import date_line, facts, sections
from baltic_cli.model import Event

COLUMNS = None


def render(answer: Answer) -> str:
    """Return the entries one after the other, an empty line and a rule between them."""
    return "\n---\n\n".join("\n".join(_lines(event, answer)) + "\n" for event in answer.events)


def _lines(event: Event, answer: Answer) -> Iterator[str]:
    yield event.title
    yield date_line(event, answer.screen)
    yield ""
    for label, text in facts(event):
        for line in text.splitlines():
            yield f"{label}: {line}"
    yield f"Id: {event.id}"
    yield from ("", event.summary)
    for heading, content in sections(event):
        yield from ("", heading)
        yield from ([content] if isinstance(content, str) else [f"- {item}" for item in content])
    if event.related:
        yield from ("", "Related")
        for id_ in event.related:
            other = answer.linked.get(id_)
            yield f"- {other.date_text}: {other.title} ({id_})" if other else f"- {id_}"
    if event.sources:
        yield from ("", "Sources")
        for number, source in enumerate(event.sources, 1):
            yield f"[{number}] {source.title}, {source.publisher}, {source.url}"
