"""What the shell may complete: values of filters and REFs, answered from the index of the bundled dataset."""

from collections.abc import Callable, Iterable

from baltic_cli import index
from baltic_cli.model import CATEGORIES, COUNTRIES
from baltic_cli.text import fold

_MOST = 200

Completions = list[tuple[str, str]]
"""A value, and what the shell shows beside it."""


def refs(incomplete: str) -> Completions:
    """Return the ids that begin with what was typed, each with its event's date and title."""
    rows = index.connect([index.bundled()]).execute(
        "SELECT id, date_text || ', ' || title FROM event WHERE id LIKE ? ORDER BY id LIMIT ?",
        (f"{_escaped(incomplete.lower())}%", _MOST),
    )
    return rows.fetchall()


def countries(incomplete: str) -> Completions:
    """Return the countries that begin so."""
    return _beginning(((country, "") for country in COUNTRIES), incomplete)


def categories(incomplete: str) -> Completions:
    """Return the categories that begin so, with what they hold."""
    return _beginning(CATEGORIES.items(), incomplete)


def facet(kind: str) -> Callable[[str], Completions]:
    """Return what completes a topic, a party, a person or a place by its folded beginning."""

    def complete(incomplete: str) -> Completions:
        rows = index.connect([index.bundled()]).execute(
            "SELECT value, count(DISTINCT number) || ' events' FROM facet"
            " WHERE kind = ? AND folded LIKE ? GROUP BY value ORDER BY value LIMIT ?",
            (kind, f"{_escaped(fold(incomplete))}%", _MOST),
        )
        return rows.fetchall()

    return complete


def _beginning(values: Iterable[tuple[str, str]], incomplete: str) -> Completions:
    return [(value, text) for value, text in values if value.startswith(fold(incomplete))]


def _escaped(text: str) -> str:
    """Return `text` without what LIKE reads as a pattern."""
    return text.replace("%", "").replace("_", "")
