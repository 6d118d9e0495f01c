"""JSON lines: one event a line."""

from baltic_cli.formats import Answer
from baltic_cli.formats.cells import record
from baltic_cli.formats.json import encoded

COLUMNS = None


def render(answer: Answer) -> str:
    """Return the events as JSON objects, one a line."""
    return "".join(encoded(record(event, answer.fields)) + "\n" for event in answer.events)
