"""JSON: always an array of events, a key a line."""

import json
from typing import Any

from baltic_cli.formats import Answer
from baltic_cli.formats.cells import record
from baltic_cli.model import plain

COLUMNS = None


def render(answer: Answer) -> str:
    """Return the events as a JSON array, `[]` for none."""
    objects = [_object(record(event, answer.fields)) for event in answer.events]
    return "[" + ",".join(objects) + "\n]" * bool(objects) + "]" * (not objects)


def encoded(value: Any) -> str:
    """Return any value of an event as JSON in one line."""
    return json.dumps(value, ensure_ascii=False, default=plain)


def _object(content: dict[str, Any]) -> str:
    # Each value goes to the library's fast encoder, which knows no indentation.
    lines = [f"\n    {encoded(key)}: {encoded(value)}" for key, value in content.items()]
    return "\n  {" + ",".join(lines) + "\n  }"
