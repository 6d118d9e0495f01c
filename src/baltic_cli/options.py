"""Options that several commands share: a dataclass says what they hold, a table here how they are typed.

A new filter is one new field of Filters and one new line here.
"""

import inspect
from collections.abc import Callable
from dataclasses import dataclass, fields
from functools import wraps
from typing import Annotated, Any

import typer

from baltic_cli import completion
from baltic_cli.query.filters import Filters


@dataclass(frozen=True)
class Output:
    """How an answer is written."""

    format: str | None = None
    json: bool = False
    fields: str | None = None
    no_pager: bool = False


_OPTIONS: dict[Any, dict[str, Any]] = {
    Filters: {
        "country": typer.Option(
            "--country",
            "-c",
            help="Only this country: name, code or native name; repeat for more.",
            autocompletion=completion.countries,
        ),
        "all_countries": typer.Option("--all-countries", help="Only events of all the named countries at once."),
        "start": typer.Option("--from", metavar="DATE", help='Not before: 1918, "18 November 1918", "13th century".'),
        "end": typer.Option("--to", metavar="DATE", help="Not after; the whole of DATE counts."),
        "category": typer.Option(
            "--category", help="Only this kind of event, such as treaty or war.", autocompletion=completion.categories
        ),
        "topic": typer.Option(
            "--topic",
            help="Only this subject, such as independence or song-festivals.",
            autocompletion=completion.facet("topic"),
        ),
        "party": typer.Option(
            "--party",
            help='Only with this state, army or body, such as "Livonian Order".',
            autocompletion=completion.facet("party"),
        ),
        "person": typer.Option("--person", help="Only with this person.", autocompletion=completion.facet("person")),
        "place": typer.Option(
            "--place",
            help="Only at this place, by any of its names: Tallinn or Reval.",
            autocompletion=completion.facet("place"),
        ),
        "importance": typer.Option(
            "--importance", min=1, max=3, help="1: what every general history has; 2: also what a good one has; 3: all."
        ),
        "limit": typer.Option("--limit", "-n", min=0, metavar="N", help="At most so many events."),
        "reverse": typer.Option("--reverse", help="The last ones first."),
    },
    Output: {
        "format": typer.Option(
            "--format",
            "-f",
            metavar="NAME",
            help="table, json, jsonl, csv, tsv, yaml, markdown or html; by default what suits.",
        ),
        "json": typer.Option("--json", help="Short for --format json."),
        "fields": typer.Option(
            "--fields", metavar="A,B,...", help="Only these, in this order: date,title,place.name,names.lt"
        ),
        "no_pager": typer.Option("--no-pager", help="Never show a long answer through $PAGER."),
    },
}


def spread(command: Callable[..., None]) -> Callable[..., None]:
    """Give `command` the fields of Filters and Output as options of its own, in place of those two parameters."""
    signature = inspect.signature(command)
    groups = {
        name: parameter.annotation
        for name, parameter in signature.parameters.items()
        if parameter.annotation in _OPTIONS
    }
    parameters = [parameter for name, parameter in signature.parameters.items() if name not in groups]
    for group in groups.values():
        parameters += [
            inspect.Parameter(
                field.name,
                inspect.Parameter.KEYWORD_ONLY,
                default=field.default,
                annotation=Annotated[field.type, _OPTIONS[group][field.name]],
            )
            for field in fields(group)
        ]

    @wraps(command)
    def with_groups(**given: Any) -> None:
        for name, group in groups.items():
            given[name] = group(**{field.name: given.pop(field.name) for field in fields(group)})
        command(**given)

    with_groups.__signature__ = signature.replace(parameters=parameters)  # type: ignore[attr-defined]
    with_groups.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    return with_groups
