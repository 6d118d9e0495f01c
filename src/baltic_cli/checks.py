"""What `baltic validate` checks beyond structure: the data linted as code is linted."""

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import Any
from urllib.parse import urlsplit

from baltic_cli.dataset import Document, canonical
from baltic_cli.dates import edtf
from baltic_cli.errors import Problem
from baltic_cli.model import COUNTRIES
from baltic_cli.text import fold, nearest, words

_COPIES = (
    "academickids.com",
    "alchetron.com",
    "answers.com",
    "dbpedia.org",
    "dewiki.de",
    "dokumen.tips",
    "en-academic.com",
    "everybodywiki.com",
    "everything.explained.today",
    "fandom.com",
    "history-maps.com",
    "iiab.me",
    "infogalactic.com",
    "inkl.com",
    "kiddle.co",
    "knowledgr.com",
    "self.gutenberg.org",
    "studopedia.ru",
    "theinfolist.com",
    "wiki2.org",
    "wikimili.com",
    "wikiwand.com",
    "wikizero.com",
    "worddisk.com",
    "worldheritage.org",
    "zlibraries.com",
)
"""Sites that copy encyclopedias; the original is to be cited."""

_FIRST_OLD_STYLE = "1582-10-15"

_TEXTS = ("date_note", "summary", "background", "significance", "aftermath")


def lint(documents: Sequence[Document]) -> list[Problem]:
    """Return what is wrong in datasets whose structure is right, in the order of their lines."""
    owners = {
        name: record["id"]
        for document in documents
        for record in document.events
        for name in (record["id"], *record.get("aliases", ()))
    }
    places = {key: place for document in documents for key, place in document.places.items()}
    used = {record.get("place") for document in documents for record in document.events}
    links = {
        (record["id"], other)
        for document in documents
        for record in document.events
        for other in record.get("related", ())
    }
    problems: list[Problem] = []
    for document in documents:
        for number, record in enumerate(document.events):
            path = ("events", number)
            for field, message, hint in (
                *_id(record),
                *_dates(record, places),
                *_causes(record),
                *_people(record),
                *_related(record, owners, links),
                *_sources(record),
                *_texts(record),
            ):
                problems.append(document.problem((*path, *field), message, hint))
        problems += _places(document, used)
        problems += _layout(document)
    return sorted(problems, key=lambda problem: (problem.file, problem.line))


_Finding = tuple[tuple[str | int, ...], str, str]
"""Field, what is wrong, what would be right."""


def _id(record: Mapping[str, Any]) -> Iterator[_Finding]:
    if re.search(r"\d{3}", record["id"]):
        yield ("id",), "an id holds no date, since a corrected date must not break a link", "only words"


def _dates(record: Mapping[str, Any], places: Mapping[str, Any]) -> Iterator[_Finding]:
    date, old_style = record["date"], record.get("old_style")
    if not old_style:
        if _was_written_julian(record, places):
            right = edtf.shift(date, "gregorian", "julian")
            yield (
                ("date",),
                "under Russia contemporaries wrote the Julian day",
                f"`old_style` {right}, or a note that says Gregorian",
            )
        return
    if edtf.iso_day(edtf.span(date).first) < _FIRST_OLD_STYLE:
        yield ("old_style",), "before 15 October 1582 `date` itself is the Julian day", "leave it out"
        return
    right = edtf.shift(old_style, "julian", "gregorian")
    if right != date:
        yield ("old_style",), f"{old_style} Old Style is {right}, not {date}", f"`date` {right}"


def _was_written_julian(record: Mapping[str, Any], places: Mapping[str, Any]) -> bool:
    """Say whether the event has a day in the Baltic provinces of Russia, and no note that it was Gregorian.

    Before 1801 and from 1915 the calendar differs by province; there the entry's author decides.
    """
    place = places.get(record.get("place", ""), {})
    return (
        all(date.precision == "day" and 1801 <= date.year < 1915 for date in edtf.parse(record["date"]))
        and place.get("country", "").lower() in COUNTRIES
        and "Gregorian" not in record.get("date_note", "")
    )


def _causes(record: Mapping[str, Any]) -> Iterator[_Finding]:
    """What led to an event comes before it, what came of it after it: the years that the texts name tell."""
    span = edtf.span(record["date"])
    first, last = (int(edtf.iso_day(day)[:4]) for day in (span.first, span.last))
    for year in _years(record.get("background", "")):
        if year > last:
            yield ("background",), f"{year} comes after the event", "only what led to it"
    for year in _years(record.get("aftermath", "")):
        if year < first:
            yield ("aftermath",), f"{year} comes before the event", "only what came of it"


def _years(text: str) -> list[int]:
    return [int(year) for year in re.findall(r"\b(?:1\d|20)\d\d\b", text)]


def _people(record: Mapping[str, Any]) -> Iterator[_Finding]:
    told = fold(
        " ".join([record["title"], *(record.get(field, "") for field in _TEXTS), *record.get("provisions", ())])
    )
    for place, name in enumerate(record.get("people", ())):
        # One of the names is enough, as kings and partisans go by another one than their surname.
        if not any(word in told for word in words(name) if len(word) > 2):
            yield ("people", place), f"the text does not speak of {name}", "what they did in it"


def _related(record: Mapping[str, Any], owners: Mapping[str, str], links: set[tuple[str, str]]) -> Iterator[_Finding]:
    for place, other in enumerate(record.get("related", ())):
        if other not in owners:
            yield ("related", place), f"there is no event `{other}`", nearest(other, owners)
        elif owners[other] != other:
            yield ("related", place), f"`{other}` is a former id", f"`{owners[other]}`"
        elif other == record["id"]:
            yield ("related", place), "an event is not related to itself", "leave it out"
        elif (other, record["id"]) not in links:
            yield ("related", place), f"`{other}` does not name this event", f"name it there as well: `{record['id']}`"


def _sources(record: Mapping[str, Any]) -> Iterator[_Finding]:
    sources = record.get("sources", ())
    sites: list[str] = []
    for place, source in enumerate(sources):
        field = ("sources", place, "url")
        url = source["url"]
        site = _site(url)
        if not site:
            yield field, f"`{url}` is no web address", "http:// or https://, a host and a path"
        elif any(_is_of(site, copy) for copy in _COPIES):
            yield field, f"{site} copies another work", "the original page"
        elif "m" in site.split("."):
            yield field, f"{site} is for telephones", "the page's address for any screen"
        elif "utm_" in url or "#:~:" in url:
            yield field, "the address holds what a browser or a campaign added", "the bare address"
        sites.append("wikipedia.org" if _is_of(site, "wikipedia.org") else site)
    if len(set(sites)) < 2:
        yield ("sources",), "an entry rests on two sources on different sites", "one more source"
    if sites.count("wikipedia.org") > 1:
        yield ("sources",), "one page of Wikipedia is enough", "a source of another kind"
    if len({source["url"] for source in sources}) < len(sources):
        yield ("sources",), "the same page stands twice", "each page once"


def _site(url: str) -> str:
    """Return the host of a web address without `www.`, or nothing where it is none."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    host = (parts.hostname or "").removeprefix("www.")
    proper = (
        parts.scheme in ("http", "https")
        and re.fullmatch(r"[^.\s]+(\.[^.\s]+)+", host)
        and not re.search(r"[\s<>\"{}|\\^`]", url)
    )
    return host if proper else ""


def _is_of(site: str, domain: str) -> bool:
    return f".{site}".endswith(f".{domain}")


def _texts(record: Mapping[str, Any]) -> Iterator[_Finding]:
    for field in ("topics", "countries", "sources", "background", "provisions", "significance"):
        if not record.get(field):
            yield (field,), "a whole entry has it", ""
    if record["title"].endswith("."):
        yield ("title",), "a title ends without a full stop", record["title"].rstrip(".")
    for field in _TEXTS:
        text = record.get(field, "").rstrip()
        if text and text[-1] not in '.!?)”"':
            yield (field,), "the text breaks off", "whole sentences"


def _places(document: Document, used: Container[object]) -> Iterator[Problem]:
    for key, place in document.places.items():
        if key not in used:
            yield document.problem(("places", key), "no event happens there", "leave it out")
        for axis in ("latitude", "longitude"):
            if not re.fullmatch(r"-?\d+\.\d{1,2}", place[axis]):
                yield document.problem(("places", key, axis), "coordinates have two decimals", "")
    names: dict[str, str] = {}
    for key, place in document.places.items():
        if other := names.get(place["name"]):
            yield document.problem(("places", key), f"`{other}` has the same name", "each place once")
        names[place["name"]] = key


def _layout(document: Document) -> Iterable[Problem]:
    """Return the first line that is not as `validate --fix` would write it."""
    text, wanted = document.text, canonical([document])
    if text == wanted:
        return []
    pairs = zip_longest(text.splitlines(), wanted.splitlines())
    number = next((number for number, (line, right) in enumerate(pairs, 1) if line != right), wanted.count("\n"))
    hint = "what `baltic validate --fix` writes"
    return [Problem(document.file, number, "", "", "not in the canonical layout", hint)]
