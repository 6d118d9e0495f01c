"""CSV (RFC 4180) with a header, one event a row."""

import csv
import io

from baltic_cli.formats import Answer
from baltic_cli.formats.cells import flat
from baltic_cli.model import FIELDS

COLUMNS = None


def render(answer: Answer) -> str:
    """Return the events as CSV; several values in a cell are parted by "; "."""
    fields = answer.fields or FIELDS
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(fields)
    writer.writerows([flat(event, field) for field in fields] for event in answer.events)
    return text.getvalue()
