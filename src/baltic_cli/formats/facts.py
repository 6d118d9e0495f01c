"""What the formats for people say of an event, in words: one wording for all of them."""

from collections.abc import Iterable, Iterator

from baltic_cli.dates import edtf
from baltic_cli.dates.calendars import weekday
from baltic_cli.dates.intervals import years_ago
from baltic_cli.model import LANGUAGES, Event, Names, Place
from baltic_cli.output import Screen

COUNTRY_NAMES = {"estonia": "Estonia", "latvia": "Latvia", "lithuania": "Lithuania"}
COUNTRY_CODES = {"estonia": "EE", "latvia": "LV", "lithuania": "LT"}

_SECTIONS = ("background", "provisions", "significance", "aftermath")


def date_line(event: Event, screen: Screen) -> str:
    """Return "Monday, 12 July 1920 · 106 years ago", with the Old Style date where there is one."""
    parts = [with_weekday(event)]
    if event.old_style:
        parts.append(f"{edtf.write_out(event.old_style, 'julian')} Old Style")
    elif event.calendar == "julian" and edtf.parse(event.date)[0].precision == "day":
        parts.append("Julian calendar")
    return " · ".join([*parts, ago(event, screen)])


def with_weekday(event: Event) -> str:
    """Return the date in words, with its weekday where it is one day."""
    day = edtf.parse(event.date)
    if day[0] != day[1] or day[0].precision != "day":
        return event.date_text
    return f"{weekday(edtf.span(event.date).first)}, {event.date_text}"


def ago(event: Event, screen: Screen) -> str:
    """Return how long ago the event began, in years; about so where its year is not known."""
    start = edtf.parse(event.date)[0]
    text = years_ago(start.year, screen.today.year)
    exact = start.precision not in ("decade", "century") and not start.qualifier
    return text if exact else f"about {text}"


def place_line(place: Place) -> str:
    """Return "Moscow, Russia (Москва)": the place, its state today, and its other names."""
    others = dict.fromkeys(name for names in place.names.values() for name in names)
    others.pop(place.name, None)
    where = place.name if place.name == place.country else f"{place.name}, {place.country}"
    return f"{where} ({', '.join(others)})" if others else where


def name_lines(names: Names) -> Iterator[str]:
    """Yield "Lithuanian: Lietuvos–Sovietų Rusijos taikos sutartis" for each language."""
    for language, language_names in names.items():
        yield f"{LANGUAGES[language]}: {', '.join(language_names)}"


def countries_line(event: Event) -> str:
    """Return "Estonia, Latvia"."""
    return ", ".join(COUNTRY_NAMES[country] for country in event.countries)


def sections(event: Event) -> Iterator[tuple[str, str | tuple[str, ...]]]:
    """Yield heading and content of each part of the narrative."""
    for section in _SECTIONS:
        if content := getattr(event, section):
            yield heading(section, [event]), content


def heading(name: str, events: Iterable[Event]) -> str:
    """Return what stands over the part `name` of what is told of `events`: only laws and treaties have provisions."""
    if name == "provisions" and not any(event.category in ("treaty", "law") for event in events):
        return "What happened"
    return name.capitalize()


def facts(event: Event) -> Iterator[tuple[str, str]]:
    """Yield label and text of what an entry says beside its narrative."""
    if event.place:
        yield "Place", place_line(event.place)
    yield "Countries", countries_line(event)
    for label, items in (("Parties", event.parties), ("People", event.people)):
        if items:
            yield label, "; ".join(items)
    if event.names:
        yield "Names", "\n".join(name_lines(event.names))
    topics = ", ".join(topic.replace("-", " ") for topic in event.topics)
    yield "Subject", f"{event.category}: {topics}" if topics else event.category
    if event.date_note:
        yield "Date", event.date_note
