"""Anniversaries on a terminal: a quiet line or two for each."""

from rich.text import Text

from baltic_cli.formats import Answer
from baltic_cli.formats.drawing import COUNTRY_STYLES, QUIET, drawn
from baltic_cli.formats.facts import COUNTRY_CODES, ago

COLUMNS = ("date", "date_text", "old_style", "title", "countries")


def render(answer: Answer) -> str:
    """Return "106 years ago, 12 July 1920: Soviet–Lithuanian Peace Treaty  LT" for each event."""
    lines = []
    for event in answer.events:
        line = Text(f"{ago(event, answer.screen)}, {event.date_text}: ", QUIET)
        line.append(event.title, "bold")
        for country in event.countries:
            line.append(" ").append(COUNTRY_CODES[country], COUNTRY_STYLES[country])
        lines.append(line)
    return drawn(answer.screen, *lines) if lines else ""
