"""Search results on a terminal: each event, and the sentence that shows why it was found, its matching words marked."""

import re
from collections.abc import Iterator

from rich.table import Table
from rich.text import Text

from baltic_cli.formats import Answer
from baltic_cli.formats.drawing import QUIET, drawn
from baltic_cli.formats.table import codes, short_date
from baltic_cli.model import Event
from baltic_cli.text import fold

COLUMNS = (
    *("date_text", "title", "names", "countries", "summary"),
    *("background", "provisions", "significance", "aftermath"),
)

_MARK = "not dim bold underline default"
_MOST_LETTERS = 220


def render(answer: Answer) -> str:
    """Return date, title and countries of each event, and below them an excerpt."""
    if not answer.events:
        return ""
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    grid.add_column(no_wrap=True)
    for event in answer.events:
        grid.add_row(short_date(event), _marked(event.title, answer.words, "bold"), codes(event))
        grid.add_row("", _marked(_excerpt(event, answer.words), answer.words, QUIET), "")
    return drawn(answer.screen, grid)


def _excerpt(event: Event, words: tuple[str, ...]) -> str:
    """Return the sentence, or the other name, that holds most of the words, above all of those that the title lacks.

    The summary where none does.
    """
    told = _found(event.title, words)
    best = max(_passages(event), key=lambda passage: (len((found := _found(passage, words)) - told), len(found)))
    if not _found(best, words):
        best = event.summary
    return best if len(best) <= _MOST_LETTERS else best[:_MOST_LETTERS].rsplit(" ", 1)[0] + " …"


def _passages(event: Event) -> Iterator[str]:
    for text in (event.summary, *(", ".join(names) for names in event.names.values()), event.background):
        yield from re.split(r"(?<=[.;]) +", text)
    yield from event.provisions
    for text in (event.significance, event.aftermath):
        yield from re.split(r"(?<=[.;]) +", text)


def _found(passage: str, words: tuple[str, ...]) -> set[str]:
    folded = [fold(word) for word in re.findall(r"\w+", passage)]
    return {word for word in words if any(other.startswith(word) for other in folded)}


def _marked(text: str, words: tuple[str, ...], style: str) -> Text:
    marked = Text(text, style)
    for match in re.finditer(r"\w+", text):
        if any(fold(match[0]).startswith(word) for word in words):
            marked.stylize(_MARK, match.start(), match.end())
    return marked
