"""YAML with the keys and values of the JSON."""

import json

import yaml

from baltic_cli.formats import Answer
from baltic_cli.formats.cells import record
from baltic_cli.formats.json import encoded

COLUMNS = None


def render(answer: Answer) -> str:
    """Return the events as a YAML list."""
    records = [json.loads(encoded(record(event, answer.fields))) for event in answer.events]
    text: str = yaml.safe_dump(records, allow_unicode=True, sort_keys=False, width=100)
    return text
