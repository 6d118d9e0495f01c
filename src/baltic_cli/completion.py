"""What the shell may complete: values of filters and REFs, answered from the index of the bundled dataset."""

import re
from collections.abc import Callable, Iterable

from baltic_cli import index
from baltic_cli.model import CATEGORIES, COUNTRIES
from baltic_cli.text import fold

_MOST = 200
_APOSTROPHES = dict.fromkeys(map(ord, "'’‘ʼ"))

Completions = list[tuple[str, str]]
"""A value, and what the shell shows beside it."""


def refs(incomplete: str) -> Completions:
    """Return the ids that begin with what was typed, each with its event's date and title."""
    rows = index.connect([index.bundled()]).execute("SELECT id, date_text || ', ' || title FROM event ORDER BY id")
    return _beginning(rows, incomplete)


def countries(incomplete: str) -> Completions:
    """Return the countries that begin so."""
    return _beginning(((country, "") for country in COUNTRIES), incomplete)


def categories(incomplete: str) -> Completions:
    """Return the categories that begin so, with what they hold."""
    return _beginning(CATEGORIES.items(), incomplete)


def facet(kind: str) -> Callable[[str], Completions]:
    """Return what completes a topic, a party, a person or a place: from the start of any word to the end of the value.

    The words are joined by hyphens, as the filters take them and no shell asks for quotes.
    """

    def complete(incomplete: str) -> Completions:
        rows = index.connect([index.bundled()]).execute(
            "SELECT DISTINCT value FROM facet WHERE kind = ? ORDER BY value", (kind,)
        )
        meant: dict[str, list[str]] = {}
        for (value,) in rows:
            words = re.findall(r"\w+", value.translate(_APOSTROPHES))
            endings = ("-".join(words[start:]) for start in range(len(words)))
            if ending := next((ending for ending in endings if _begins(ending, incomplete)), None):
                meant.setdefault(ending, []).append(value)
        return _as_typed(((ending, ", ".join(values)) for ending, values in meant.items()), incomplete)

    return complete


def _beginning(values: Iterable[tuple[str, str]], incomplete: str) -> Completions:
    return _as_typed(((value, text) for value, text in values if _begins(value, incomplete)), incomplete)


def _as_typed(values: Iterable[tuple[str, str]], incomplete: str) -> Completions:
    """Return the values with their beginning in the letters that were typed: a shell keeps no others."""
    found = {incomplete + value[len(incomplete) :]: text for value, text in values}
    return list(found.items())[:_MOST]


def _begins(value: str, incomplete: str) -> bool:
    return fold(value[: len(incomplete)]) == fold(incomplete)
