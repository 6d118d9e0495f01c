"""One self-contained page: a timeline with three lanes, entries that open, a search, and a print style.

It asks the network for nothing; its style and its script are in the folder `page`.
"""

from collections.abc import Iterator
from html import escape
from pathlib import Path

from baltic_cli.dates import edtf
from baltic_cli.formats import Answer
from baltic_cli.formats.facts import COUNTRY_NAMES, date_line, facts, sections
from baltic_cli.model import Event, Source

COLUMNS = None

_PAGE = Path(__file__).with_name("page")
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:"


def render(answer: Answer) -> str:
    """Return the events as an HTML page."""
    style = (_PAGE / "style.css").read_text(encoding="utf-8")
    script = (_PAGE / "script.js").read_text(encoding="utf-8")
    legend = " ".join(f'<span class="{country}">{name}</span>' for country, name in COUNTRY_NAMES.items())
    title = f"History of Estonia, Latvia and Lithuania{_span(answer)}"
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{_POLICY}">
<link rel="icon" href="data:,">
<title>{title}</title>
<style>
{style}</style>
</head>
<body>
<h1>{title}</h1>
<div class="bar">
<input id="find" type="search" placeholder="Find a word, a person, a place" aria-label="Find">
<span class="quiet"><span id="count">{len(answer.events)}</span> events</span><br>
<span class="legend">{legend}</span>
</div>
<main>
{chr(10).join(_rows(answer))}
</main>
<script>
{script}</script>
</body>
</html>
"""


def _span(answer: Answer) -> str:
    years = [edtf.parse(event.date)[0].year for event in answer.events]
    if not years:
        return ""
    return f", {min(years)}" if min(years) == max(years) else f", {min(years)}–{max(years)}"


def _rows(answer: Answer) -> Iterator[str]:
    ids = {event.id for event in answer.events}
    before = 0
    for event in answer.events:
        year = edtf.parse(event.date)[0].year
        if before and abs(year - before) > 1:
            years = f'<span class="title">{abs(year - before)} years</span>'
            yield f'<div class="gap quiet"><span></span><span></span>{_lanes(())}{years}</div>'
        yield _article(event, answer, ids, "" if year == before else str(year))
        before = year


def _article(event: Event, answer: Answer, ids: set[str], year: str) -> str:
    date = edtf.parse(event.date)[0]
    month = edtf.MONTHS[date.month - 1][:3] if date.month else ""
    day = f"{date.day} {month}" if date.day else month
    major = ' class="major"' if event.importance == 1 else ""
    title = f'<span class="title">{escape(event.title)}</span>'
    return f"""<article id="{event.id}"{major}><details>
<summary><span class="year">{year}</span><span class="day">{day}</span>{_lanes(event.countries)}{title}</summary>
<div class="entry">
{chr(10).join(_entry(event, answer, ids))}
</div>
</details></article>"""


def _lanes(countries: tuple[str, ...]) -> str:
    return "".join(
        f'<span class="lane {country}{" here" if country in countries else ""}"></span>' for country in COUNTRY_NAMES
    )


def _entry(event: Event, answer: Answer, ids: set[str]) -> Iterator[str]:
    yield f'<p class="quiet">{escape(date_line(event, answer.screen))}</p>'
    yield f"<p><strong>{escape(event.summary)}</strong></p>"
    pairs = (f"<dt>{label}</dt><dd>{'<br>'.join(map(escape, text.splitlines()))}</dd>" for label, text in facts(event))
    yield f"<dl>{''.join(pairs)}</dl>"
    for heading, content in sections(event):
        yield f"<h3>{heading}</h3>"
        items = "".join(f"<li>{escape(item)}</li>" for item in content)
        yield f"<p>{escape(content)}</p>" if isinstance(content, str) else f"<ol>{items}</ol>"
    if event.related:
        items = "".join(f"<li>{_related(id_, answer, ids)}</li>" for id_ in event.related)
        yield f"<h3>Related</h3><ul>{items}</ul>"
    if event.sources:
        items = "".join(f"<li>{_source(source)}</li>" for source in event.sources)
        yield f'<h3>Sources</h3><ol class="sources">{items}</ol>'


def _related(id_: str, answer: Answer, ids: set[str]) -> str:
    other = answer.linked.get(id_)
    text = escape(f"{other.date_text}: {other.title}" if other else id_)
    return f'<a href="#{id_}">{text}</a>' if id_ in ids else text


def _source(source: Source) -> str:
    title = escape(source.title)
    # Somebody else's dataset may hold an address that runs.
    if source.url.startswith(("http://", "https://")):
        title = f'<a href="{escape(source.url)}">{title}</a>'
    return f"{title}, {escape(source.publisher)}"
