"""Folding: the one form in which words of the data and words of a user meet."""

import unicodedata
from collections.abc import Iterable

# Letters that Unicode does not take apart into a base letter and a mark.
_WHOLE_LETTERS = str.maketrans(
    {
        "ł": "l",
        "ß": "ss",
        "ø": "o",
        "æ": "ae",
        "œ": "oe",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ı": "i",
        "’": "'",
        "‘": "'",
        "ʼ": "'",
        "–": "-",
        "—": "-",
        "‑": "-",
    }
)


def fold(text: str) -> str:
    """Return `text` without case and marks: `Žalgiris` and `zalgiris` fold alike."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold().translate(_WHOLE_LETTERS))
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def words(text: str) -> list[str]:
    """Return the folded words of `text`: runs of letters and digits, apostrophes dropped."""
    spaced = "".join(char if char.isalnum() else "" if char == "'" else " " for char in fold(text))
    return spaced.split()


def closest(wrong: str, right: Iterable[str], most: int) -> list[str]:
    """Return the likeliest of the `right` words for a misspelt one, the likeliest first."""
    import difflib

    by_folded = {fold(word): word for word in right}
    found = difflib.get_close_matches(fold(wrong), by_folded, n=most, cutoff=0.6)
    return [by_folded[word] for word in found]


def nearest(wrong: str, right: Iterable[str], most: int = 1) -> str:
    """Return the likeliest words in backticks, as a hint shows them; empty where none is near."""
    return ", ".join(f"`{word}`" for word in closest(wrong, right, most))
