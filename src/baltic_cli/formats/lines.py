"""The list in a pipe: one event a line, tab-separated, no header, nothing cut."""

from baltic_cli.formats import Answer
from baltic_cli.formats.cells import flat

COLUMNS = ("date", "title", "countries", "category", "id")


def render(answer: Answer) -> str:
    """Return date (EDTF), title, countries, category and id of each event, or the picked fields."""
    fields = answer.fields or COLUMNS
    return "".join("\t".join(flat(event, field) for field in fields) + "\n" for event in answer.events)
