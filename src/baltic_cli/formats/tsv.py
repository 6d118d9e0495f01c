"""Tab-separated values with a header, one event a row; no cell holds a tab or a line break."""

from baltic_cli.formats import Answer
from baltic_cli.formats.cells import flat
from baltic_cli.model import FIELDS

COLUMNS = None


def render(answer: Answer) -> str:
    """Return the events as TSV; several values in a cell are parted by "; "."""
    fields = answer.fields or FIELDS
    rows = [fields, *([flat(event, field) for field in fields] for event in answer.events)]
    return "".join("\t".join(row) + "\n" for row in rows)
