"""Options that several commands share, as dataclasses; `spread` turns their fields into options of a command.

A new filter is one new field here.
"""

import inspect
from collections.abc import Callable
from dataclasses import MISSING, dataclass, fields
from functools import wraps
from typing import Annotated, Any

import typer

from baltic_cli.query.filters import Filters


@dataclass(frozen=True, slots=True)
class FilterOptions:
    """What narrows a selection."""

    country: Annotated[
        list[str] | None,
        typer.Option("--country", "-c", help="Only this country: name, code or native name; repeat for more."),
    ] = None
    all_countries: Annotated[
        bool, typer.Option("--all-countries", help="Only events that concern all the named countries at once.")
    ] = False
    start: Annotated[
        str | None, typer.Option("--from", metavar="DATE", help='Not before: 1918, "18 November 1918", "13th century".')
    ] = None
    end: Annotated[str | None, typer.Option("--to", metavar="DATE", help="Not after, the whole of DATE included.")] = None
    category: Annotated[
        list[str] | None, typer.Option("--category", help="Only this kind of event, such as treaty or war.")
    ] = None
    topic: Annotated[
        list[str] | None, typer.Option("--topic", help="Only this subject, such as independence or song-festivals.")
    ] = None
    party: Annotated[
        list[str] | None, typer.Option("--party", help='Only with this state, army or body, such as "Livonian Order".')
    ] = None
    person: Annotated[list[str] | None, typer.Option("--person", help="Only with this person.")] = None
    place: Annotated[
        list[str] | None, typer.Option("--place", help="Only at this place, by any of its names: Tallinn or Reval.")
    ] = None
    importance: Annotated[
        int, typer.Option(min=1, max=3, help="1: what every general history has; 2: also what a good one has; 3: all.")
    ] = 3
    limit: Annotated[int | None, typer.Option("--limit", "-n", min=0, help="At most so many events.")] = None
    reverse: Annotated[bool, typer.Option("--reverse", help="The last ones first.")] = False

    def filters(self) -> Filters:
        """Return the options as filters, empty where nothing was asked."""
        asked = {field.name: getattr(self, field.name) for field in fields(self)}
        return Filters(**{name: value for name, value in asked.items() if value is not None})


@dataclass(frozen=True, slots=True)
class OutputOptions:
    """How an answer is written."""

    format: Annotated[
        str | None,
        typer.Option("--format", "-f", help="table, json, jsonl, csv, tsv, yaml or markdown; by default what suits."),
    ] = None
    json: Annotated[bool, typer.Option("--json", help="Short for --format json.")] = False
    fields: Annotated[
        str | None,
        typer.Option(metavar="A,B,...", help="Only these fields, in this order: date,title,place.name,names.lt ..."),
    ] = None
    no_pager: Annotated[bool, typer.Option("--no-pager", help="Never show a long answer through $PAGER.")] = False


_GROUPS = (FilterOptions, OutputOptions)


def spread(command: Callable[..., None]) -> Callable[..., None]:
    """Give `command` the fields of its option groups as options of their own, in place of the groups."""
    signature = inspect.signature(command)
    groups = {
        name: parameter.annotation
        for name, parameter in signature.parameters.items()
        if parameter.annotation in _GROUPS
    }
    parameters = [parameter for name, parameter in signature.parameters.items() if name not in groups]
    for group in groups.values():
        parameters += [
            inspect.Parameter(
                field.name,
                inspect.Parameter.KEYWORD_ONLY,
                default=inspect.Parameter.empty if field.default is MISSING else field.default,
                annotation=field.type,
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
