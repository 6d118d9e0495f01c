"""What the reference work is made of: events, their places and their sources."""

from dataclasses import dataclass, field, fields
from typing import Any

COUNTRIES = ("estonia", "latvia", "lithuania")

CATEGORIES = {
    "war": "battles, sieges, campaigns, armed uprisings",
    "treaty": "treaties, truces and other agreements between states",
    "law": "laws, constitutions, charters, declarations of independence",
    "politics": "rulers, elections, governments, parties, coups",
    "diplomacy": "recognition, international membership, ultimatums, visits",
    "resistance": "dissent, mass protest, partisans",
    "repression": "deportations, massacres, bans, trials",
    "religion": "churches, missions, reform",
    "culture": "language, books, press, music, theatre, art",
    "science": "science, schools, universities",
    "economy": "trade, currency, land",
    "technology": "railways, energy, communications",
    "disaster": "plague, famine, fire, accidents",
    "society": "towns, population, social movements",
    "sport": "games and champions",
}

LANGUAGES = {
    "en": "English",
    "et": "Estonian",
    "lv": "Latvian",
    "lt": "Lithuanian",
    "de": "German",
    "ru": "Russian",
    "pl": "Polish",
    "sv": "Swedish",
    "be": "Belarusian",
    "da": "Danish",
    "fi": "Finnish",
    "fr": "French",
    "is": "Icelandic",
    "la": "Latin",
    "liv": "Livonian",
    "ltg": "Latgalian",
    "no": "Norwegian",
    "uk": "Ukrainian",
    "yi": "Yiddish",
}

SOURCE_TYPES = {
    "primary": "the text itself",
    "official": "a state or international body",
    "scholarly": "research",
    "encyclopedia": "a reference work",
    "museum": "a museum, archive or library",
    "press": "newspapers and broadcasters",
    "organisation": "a society, church, company or association",
}

IMPORTANCE = {
    1: "every general history has it",
    2: "a good history has it",
    3: "a specialist's history has it",
}

Names = dict[str, tuple[str, ...]]
"""Language code to names in that language."""


@dataclass(frozen=True)
class Place:
    """Where an event happened; coordinates in degrees, to two decimals."""

    name: str
    country: str
    """The state in which it lies today."""
    latitude: float
    longitude: float
    names: Names


@dataclass(frozen=True)
class Source:
    """A page that an entry rests on."""

    title: str
    publisher: str
    url: str
    type: str


@dataclass(frozen=True, eq=False)
class Event:
    """One entry. The fields are the keys of its JSON, in their order; unknown is None or empty.

    Read from the index with fewer columns, the fields that were not asked for are empty.
    """

    id: str
    date: str = ""
    """EDTF; before 15 October 1582 in the Julian calendar."""
    date_start: str = ""
    """The first day that the date may mean, YYYY-MM-DD."""
    date_end: str = ""
    date_text: str = ""
    calendar: str = "gregorian"
    old_style: str | None = None
    """The Julian day that contemporaries wrote, EDTF."""
    date_note: str | None = None
    title: str = ""
    names: Names = field(default_factory=dict)
    countries: tuple[str, ...] = ()
    place: Place | None = None
    parties: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    category: str = ""
    topics: tuple[str, ...] = ()
    importance: int = 0
    summary: str = ""
    background: str = ""
    provisions: tuple[str, ...] = ()
    significance: str = ""
    aftermath: str = ""
    related: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()


FIELDS = tuple(event_field.name for event_field in fields(Event))
"""The keys of an event's JSON, in their order."""


def plain(value: Any) -> dict[str, Any]:
    """Return a dataclass as the mapping that its JSON is."""
    return {part.name: getattr(value, part.name) for part in fields(value)}
