"""Full-text search: what people remember of an event, to events by relevance (bm25 and the event's own name)."""

import json
import re
import sqlite3
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from baltic_cli.text import words

_WEIGHTS = (10.0, 10.0, 4.0, 5.0, 8.0, 3.0, 1.0)
"""bm25 weights of title, names, place, people, subject, summary and narrative."""

_STOP_WORDS = frozenset(
    [
        "a",
        "an",
        "and",
        "are",
        "as",
        "at",
        "be",
        "been",
        "by",
        "did",
        "do",
        "does",
        "for",
        "from",
        "had",
        "has",
        "have",
        "how",
        "in",
        "into",
        "is",
        "it",
        "its",
        "of",
        "on",
        "or",
        "over",
        "that",
        "the",
        "their",
        "them",
        "there",
        "this",
        "to",
        "us",
        "was",
        "were",
        "what",
        "when",
        "where",
        "which",
        "while",
        "who",
        "whom",
        "whose",
        "why",
        "will",
        "with",
        "year",
        "happened",
        "event",
        "history",
        "tell",
        "about",
        "me",
    ]
)
_SUFFIXES = ("ations", "ation", "ions", "ion", "ings", "ing", "ies", "ed", "es", "er", "s", "e", "y")
_MOST_TERMS = 24
_MOST_CLOSE = 60
_ENOUGH = 1000
"""So many events with the word itself make looser forms of it idle."""


class Term(NamedTuple):
    """A word, or the words of a quoted phrase, as FTS5 expressions from the exact to the loose."""

    words: tuple[str, ...]
    expressions: tuple[tuple[str, float], ...]
    """An FTS5 expression, made of quoted words only, and what a match of it counts."""


class Hits(NamedTuple):
    """Events by relevance, the words that count, and the query as it was corrected, empty if it was not."""

    numbers: tuple[int, ...]
    words: tuple[str, ...] = ()
    corrected: str = ""


def search(connection: sqlite3.Connection, text: str) -> Hits:
    """Return the events that `text` may ask for, the likeliest first.

    All words first, most words next; `"quoted words"` stay together and `-word` leaves out. Any text is only text.
    """
    wanted, unwanted = _parsed(text)
    if not wanted:
        return Hits(())
    corrections = _corrections(connection, [term for term in wanted if len(term.words) == 1])
    wanted = [_term(corrections[term.words[0]]) if term.words[0] in corrections else term for term in wanted]
    scores: dict[int, list[float]] = {}
    for place, term in enumerate(wanted):
        for number, score in _scores(connection, term).items():
            scores.setdefault(number, [0.0] * len(wanted))[place] = score
    for term in unwanted:
        for number in _scores(connection, term):
            scores.pop(number, None)
    ranked = _ranked(connection, scores, wanted)
    corrected = " ".join(word for term in wanted for word in term.words) if corrections else ""
    return Hits(tuple(ranked), tuple(word for term in wanted for word in term.words), corrected)


def _parsed(text: str) -> tuple[list[Term], list[Term]]:
    """Return the terms that are asked for and those that are to be left out."""
    wanted: list[Term] = []
    unwanted: list[Term] = []
    loose: list[str] = []
    for minus, phrase, word in re.findall(r'(?:(?<=\s)|^)(-?)(?:"([^"]*)"|(\S+))', text):
        pieces = words(phrase or word)
        if not pieces:
            continue
        if minus:
            unwanted.append(_term(*pieces))
        elif phrase and len(pieces) > 1:
            wanted.append(_term(*pieces))
        else:
            loose += pieces
    telling = [word for word in loose if word not in _STOP_WORDS] or loose
    wanted += [_term(word) for word in dict.fromkeys(telling)]
    return wanted[:_MOST_TERMS], unwanted[:_MOST_TERMS]


def _term(*pieces: str) -> Term:
    if len(pieces) > 1:
        return Term(pieces, ((_quoted(" ".join(pieces)), 1.5),))
    word = pieces[0]
    expressions = [(_quoted(word), 1.0)]
    if len(word) > 2 and not word.isdigit():
        expressions.append((_quoted(word) + "*", 0.6))
    stem = _stem(word)
    if stem != word:
        expressions.append((_quoted(stem) + "*", 0.5))
    return Term((word,), tuple(expressions))


def _quoted(text: str) -> str:
    return '"' + text.replace('"', "") + '"'


def _stem(word: str) -> str:
    """Return `word` without its likeliest English ending, four letters at least."""
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 4:
            return word.removesuffix(suffix)
    return word


def _scores(connection: sqlite3.Connection, term: Term) -> dict[int, float]:
    """Return what each event scores for one term: its best expression's bm25."""
    scores: dict[int, float] = {}
    weights = ", ".join(map(str, _WEIGHTS))
    for expression, factor in term.expressions:
        if len(scores) > _ENOUGH:
            break
        rows = connection.execute(
            f"SELECT rowid, -bm25(search, {weights}) FROM search WHERE search MATCH ?", (expression,)
        )
        for number, score in rows:
            scores[number] = max(scores.get(number, 0.0), score * factor)
    return scores


def _corrections(connection: sqlite3.Connection, terms: Iterable[Term]) -> dict[str, str]:
    """Return the likeliest word of the dataset for each word that nothing in it begins with."""
    unknown = [
        term.words[0]
        for term in terms
        if not any(
            connection.execute("SELECT 1 FROM search WHERE search MATCH ? LIMIT 1", (expression,)).fetchone()
            for expression, _ in term.expressions
        )
    ]
    if not unknown:
        return {}
    # Slow to import, and needed for misspelt words only.
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    vocabulary = dict(connection.execute("SELECT term, doc FROM vocabulary").fetchall())
    corrections = {}
    for word in unknown:
        allowed = 1 if len(word) < 5 else 2 if len(word) < 9 else 3
        if len(word) < 4 or word.isdigit():
            continue
        near = process.extract(word, vocabulary.keys(), scorer=OSA.distance, score_cutoff=allowed, limit=20)
        if near:
            corrections[word] = min(near, key=lambda found: (found[1], found[0][0] != word[0], -vocabulary[found[0]]))[
                0
            ]
    return corrections


def _ranked(connection: sqlite3.Connection, scores: dict[int, list[float]], terms: Sequence[Term]) -> list[int]:
    """Return the events with the most terms, the likeliest first."""
    if not scores:
        return []
    covered = {number: sum(score > 0 for score in parts) for number, parts in scores.items()}
    best = max(covered.values())
    least = best - 1 if len(terms) > 2 and best > 2 else best
    near = [number for number, count in covered.items() if count >= least]
    # Only the likeliest by bm25 are looked at more closely: names decide among them.
    near.sort(key=lambda number: (-covered[number], -sum(scores[number]), number))
    close, rest = near[:_MOST_CLOSE], near[_MOST_CLOSE:]
    asked = {_stem(word) for term in terms for word in term.words}
    names = _names(connection, close)

    def relevance(number: int) -> tuple[float, ...]:
        importance, labels = names[number]
        bonus = max(_likeness(asked, label) for label in labels)
        return (
            -covered[number],
            -(sum(scores[number]) * (1 + 2 * bonus) * (1.15 - 0.05 * importance)),
            number,
        )

    return sorted(close, key=relevance) + rest


def _names(connection: sqlite3.Connection, numbers: Sequence[int]) -> dict[int, tuple[int, list[set[str]]]]:
    """Return the importance of each event and the words of each of its names and topics."""
    rows = connection.execute(
        "WITH close (number) AS MATERIALIZED (SELECT value FROM json_each(?))"
        " SELECT number, importance, folded FROM close JOIN event USING (number) JOIN label USING (number) UNION ALL"
        " SELECT number, importance, folded FROM close JOIN event USING (number) JOIN facet USING (number)"
        " WHERE kind = 'topic'",
        (json.dumps(numbers),),
    )
    names: dict[int, tuple[int, list[set[str]]]] = {}
    for number, importance, label in rows:
        names.setdefault(number, (importance, []))[1].append(set(words(label)))
    return names


def _likeness(asked: set[str], name: set[str]) -> float:
    """Return from 0 to 1 how much of the query, in stems, the name holds, and how little else it says."""
    telling = {_stem(word) for word in name - _STOP_WORDS}
    return len(asked & telling) / len(asked | telling) if telling else 0.0
