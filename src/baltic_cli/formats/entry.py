"""Whole entries on a terminal: title and date first, then facts, narrative at a readable measure, and sources."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from baltic_cli.formats import Answer
from baltic_cli.formats.drawing import COUNTRY_STYLES, MEASURE, QUIET, drawn
from baltic_cli.formats.facts import COUNTRY_NAMES, date_line, facts, sections
from baltic_cli.model import Event

COLUMNS = None


def render(answer: Answer) -> str:
    """Return the entries one after the other, a rule between them."""
    parts: list[RenderableType] = []
    for number, event in enumerate(answer.events):
        if number:
            parts += [Text(), Rule(style=QUIET), Text()]
        parts += _entry(event, answer)
    return drawn(answer.screen, *parts, width=min(answer.screen.width, MEASURE))


def _entry(event: Event, answer: Answer) -> Iterator[RenderableType]:
    yield Text(event.title, "bold")
    yield Text(date_line(event, answer.screen))
    yield Text()
    yield _facts(event)
    yield Text()
    yield Text(event.summary, "bold")
    for heading, content in sections(event):
        yield from (Text(), Text(heading, "bold underline"))
        if isinstance(content, str):
            yield Padding(Text(content), (0, 0, 0, 2))
        else:
            yield _numbered([Text(item) for item in content], "{}.")
    if event.related:
        yield from (Text(), Text("Related", "bold underline"))
        yield _related(event, answer)
    if event.sources:
        yield from (Text(), Text("Sources", "bold underline"))
        yield _numbered(list(_sources(event)), "[{}]")
    yield Text()
    yield Text(event.id, QUIET)


def _facts(event: Event) -> Table:
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(style=QUIET, no_wrap=True)
    grid.add_column(overflow="fold")
    for label, text in facts(event):
        grid.add_row(label, _countries(event) if label == "Countries" else Text(text))
    return grid


def _countries(event: Event) -> Text:
    names = [Text(COUNTRY_NAMES[name], COUNTRY_STYLES[name]) for name in event.countries]
    return Text(", ").join(names)


def _numbered(items: list[Text], label: str) -> Padding:
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(style=QUIET, justify="right", no_wrap=True)
    grid.add_column(overflow="fold")
    for number, item in enumerate(items, 1):
        grid.add_row(Text(label.format(number)), item)
    return Padding(grid, (0, 0, 0, 2))


def _related(event: Event, answer: Answer) -> Padding:
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(style=QUIET, max_width=22)
    grid.add_column(overflow="fold")
    for id_ in event.related:
        other = answer.linked.get(id_)
        title = Text(other.title if other else id_).append(f"  {id_}" if other else "", QUIET)
        grid.add_row(other.date_text if other else "", title)
    return Padding(grid, (0, 0, 0, 2))


def _sources(event: Event) -> Iterator[Text]:
    for source in event.sources:
        text = Text(source.title).append(f", {source.publisher}", QUIET)
        yield text.append("\n").append(source.url, f"{QUIET} link {source.url}")
