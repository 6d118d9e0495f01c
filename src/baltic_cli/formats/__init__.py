"""Formats: each module turns an Answer into text; a new format is one module and its name here."""

from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import Literal, NamedTuple, Protocol

from baltic_cli.model import Event
from baltic_cli.output import Screen

FORMATS = {
    "table": "for people: tables and laid-out entries",
    "json": "an array of events, with all their keys",
    "jsonl": "an event a line",
    "csv": "with a header",
    "tsv": "with a header",
    "yaml": "the keys of the JSON",
    "markdown": "a table of events, or whole entries",
    "html": "one page with a timeline, to hand out or to print",
}

View = Literal["list", "hits", "entries", "days", "timeline", "density"]

_FOR_PEOPLE: dict[tuple[View, bool], str] = {
    ("list", True): "table",
    ("list", False): "lines",
    ("hits", True): "hits",
    ("hits", False): "lines",
    ("entries", True): "entry",
    ("entries", False): "text",
    ("days", True): "anniversaries",
    ("days", False): "lines",
    ("timeline", True): "timeline",
    ("timeline", False): "timeline",
    ("density", True): "density",
    ("density", False): "density",
}


class Answer(NamedTuple):
    """The events of an answer and how they are to be shown."""

    events: Sequence[Event]
    screen: Screen
    view: View
    fields: tuple[str, ...] | None = None
    """What the user picked with `--fields`; None where nothing was picked."""
    linked: Mapping[str, Event] = {}
    """Related events by id, with date and title."""
    words: tuple[str, ...] = ()
    """What a search looked for, folded."""
    period: str = ""
    """What a density chart counts by: decade or century."""


class Format(Protocol):
    """A module of this package."""

    COLUMNS: tuple[str, ...] | None
    """The fields of an event that it shows; None for all of them."""

    def render(self, answer: Answer) -> str:
        """Return the answer as text."""


def module_of(name: str | None, view: View, screen: Screen) -> Format:
    """Return the module that renders the format `name`, by default the one for people."""
    if name is None or name == "table":
        drawn = screen.terminal or name == "table"
        name = _FOR_PEOPLE[view, drawn]
    module: Format = import_module(f"baltic_cli.formats.{name}")
    return module
