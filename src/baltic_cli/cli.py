"""The commands: arguments in, a selection out, a format called. The docstrings are the manual."""

import sqlite3
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

# Typer brings its own Click and shows its errors nowhere else.
from typer._click.exceptions import ClickException
from typer.core import TyperGroup

from baltic_cli import __version__, completion, formats, index, output
from baltic_cli.errors import DatasetError, NotFoundError, Problem, UserError
from baltic_cli.model import Event
from baltic_cli.options import Output, spread
from baltic_cli.output import ColorChoice, Screen
from baltic_cli.query.filters import Filters, Selection, closed_value, select

# What only one command needs is imported there: an answer must not wait for it.


class _Group(TyperGroup):
    """The commands; a first word that begins with a digit is a REF to show."""

    def resolve_command(self, ctx, args):  # type: ignore[no-untyped-def]
        if args and args[0][:1].isdigit():
            args = ["show", *args]
        return super().resolve_command(ctx, args)


app = typer.Typer(
    cls=_Group,
    rich_markup_mode=None,
    no_args_is_help=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


_SEARCH_LIMIT = 30


class _Request(NamedTuple):
    """What every command is told before its own options."""

    data: tuple[Path, ...]
    color: ColorChoice

    def connection(self) -> sqlite3.Connection:
        """Return a connection to the index of the data."""
        return index.connect(self.data, output.progress)

    def screen(self) -> Screen:
        """Return what the answer is drawn on."""
        return output.screen(self.color)


@app.callback(invoke_without_command=True)
def baltic(
    ctx: typer.Context,
    data: Annotated[
        list[str] | None,
        typer.Option(metavar="FILE", help="Answer from this YAML file; repeat to merge; `bundled` is the one inside."),
    ] = None,
    color: Annotated[str, typer.Option(metavar="WHEN", help="auto, always or never.")] = "auto",
    version: Annotated[bool, typer.Option("--version", help="Print the version and exit.")] = False,
) -> None:
    """The history of Estonia, Latvia and Lithuania at the command line, offline and with sources.

    \b
    baltic show 1920-07-12               what happened that day
    baltic 1920-07-12                    the same, for short
    baltic search battle on the ice      the event, by what you remember of it
    baltic list --country latvia --from 1918 --to 1920
    baltic compare treaty-of-tartu soviet-lithuanian-peace-treaty
    baltic timeline --from 1985 --to 1991
    baltic on                            anniversaries of today
    baltic stats                         what there is, and what filters take

    \b
    A REF is a date (1920-07-12, "12 July 1920", 12.07.1920, 1920-07, 1920s), an event's id
    or part of it, its title, or its name in another language. Old Style days find it too.
    """
    if version:
        output.write(f"baltic {__version__}")
        raise typer.Exit
    choice = closed_value(color, ("auto", "always", "never"), "--color")
    ctx.obj = _Request(_paths(data or ["bundled"]), choice)  # type: ignore[arg-type]
    if ctx.invoked_subcommand is None:
        output.write(ctx.get_help())


@app.command("list")
@spread
def list_(ctx: typer.Context, filters: Filters, out: Output) -> None:
    """List events in date order.

    \b
    baltic list --country lithuania
    baltic list --from "13th century" --to 1410 --category war
    baltic list --place Reval --importance 1
    baltic list -c ee -c lv --all-countries --format csv > both.csv
    baltic list --from 1985 --to 1991 --format html > class.html
    """
    connection = ctx.obj.connection()
    selection = select(connection, filters)
    _answer(ctx, connection, selection.numbers, out, "list")
    _footer(ctx, selection)


@app.command()
@spread
def search(
    ctx: typer.Context,
    query: Annotated[list[str], typer.Argument(metavar="WORDS...", help="What you remember of the event.")],
    filters: Filters,
    out: Output,
) -> None:
    """Search events by words, the most relevant first; thirty of them unless --limit says otherwise.

    \b
    baltic search battle on the ice
    baltic search vabadussõda
    baltic search '"forest brothers" -estonia'
    baltic search treaty --country latvia --json
    """
    from baltic_cli.query.search import search as search_events

    connection = ctx.obj.connection()
    hits = search_events(connection, " ".join(query))
    if filters.limit is None:
        filters = replace(filters, limit=_SEARCH_LIMIT)
    selection = select(connection, filters, among=hits.numbers)
    if hits.corrected:
        output.note(f"Showing results for {hits.corrected}")
    _answer(ctx, connection, selection.numbers, out, "hits", hits.words)
    _footer(ctx, selection)


@app.command()
@spread
def show(
    ctx: typer.Context,
    refs: Annotated[
        list[str],
        typer.Argument(metavar="REF...", help="A date, an id, a title or a name.", autocompletion=completion.refs),
    ],
    out: Output,
) -> None:
    """Show whole entries, with their sources.

    \b
    baltic show 1920-07-12
    baltic show "12 July 1920" zalgirio
    baltic show treaty-of-tartu --format markdown
    baltic show 1918-02 --fields date,title,place.name --json
    """
    connection = ctx.obj.connection()
    numbers, missing = _resolved(connection, refs)
    if numbers or out.json or out.format == "json":
        _answer(ctx, connection, numbers, out, "entries")
    _raise_missing(missing)


@app.command()
@spread
def compare(
    ctx: typer.Context,
    refs: Annotated[
        list[str], typer.Argument(metavar="REF REF...", help="Two or more events.", autocompletion=completion.refs)
    ],
    out: Output,
) -> None:
    """Lay two or more events side by side, and say how far apart they are.

    \b
    baltic compare 1920-07-12 1991-09-06
    baltic compare treaty-of-tartu soviet-lithuanian-peace-treaty "1920-08-11"
    baltic compare 1918-02-16 1918-02-24 1918-11-18 --json
    """
    from baltic_cli.compare import compare as side_by_side
    from baltic_cli.formats import comparison

    name = "json" if out.json else out.format
    if name is not None:
        name = closed_value(name, comparison.FORMATS, "--format")
    connection = ctx.obj.connection()
    numbers, missing = _resolved(connection, refs)
    _raise_missing(missing)
    if len(numbers) < 2:
        raise UserError("compare takes two or more events", "name one more REF")
    answer = side_by_side(index.events(connection, numbers))
    output.write(comparison.render(answer, name, ctx.obj.screen()), pager=not out.no_pager)


@app.command()
@spread
def on(
    ctx: typer.Context,
    filters: Filters,
    out: Output,
    day: Annotated[
        list[str] | None, typer.Argument(metavar="[DAY]", help="07-12 or 12 July; today if left out.")
    ] = None,
) -> None:
    """What happened on a day of the year, by either calendar; the weightiest first.

    \b
    baltic on
    baltic on 23 August
    baltic on 07-12 --country lithuania --json
    baltic on --limit 1
    """
    from baltic_cli.dates.edtf import MONTHS, DateError
    from baltic_cli.dates.typed import to_day_of_year
    from baltic_cli.query.anniversaries import nearest_days, on_day

    today = ctx.obj.screen().today
    typed = " ".join(day or [])
    try:
        meant = to_day_of_year(typed) if typed else (today.month, today.day)
    except DateError as error:
        raise UserError(str(error)) from None
    if meant is None:
        raise UserError(f"`{typed}` is no day of the year", "try 07-12 or `12 July`")
    connection = ctx.obj.connection()
    selection = select(connection, filters, among=on_day(connection, *meant))
    _answer(ctx, connection, selection.numbers, out, "days")
    if not selection.numbers:
        lines = "\n".join(nearest_days(connection, *meant))
        output.note(f"nothing on {meant[1]} {MONTHS[meant[0] - 1]}; the nearest:\n{lines}")


@app.command()
@spread
def timeline(
    ctx: typer.Context,
    filters: Filters,
    out: Output,
    by: Annotated[
        str | None, typer.Option("--by", metavar="PERIOD", help="Condense to counts by decade or century.")
    ] = None,
) -> None:
    """Draw events along time, with a lane each for Estonia, Latvia and Lithuania.

    \b
    baltic timeline --from 1985 --to 1991
    baltic timeline --importance 1
    baltic timeline --by decade --from 1800
    """
    connection = ctx.obj.connection()
    period = closed_value(by, ("decade", "century"), "--by") if by else ""
    selection = select(connection, filters)
    _answer(ctx, connection, selection.numbers, out, "density" if period else "timeline", period=period)
    _footer(ctx, selection)


@app.command()
@spread
def stats(
    ctx: typer.Context,
    filters: Filters,
    by: Annotated[
        list[str] | None,
        typer.Option("--by", metavar="KIND", help="country, century, decade, category, topic, party, person or place."),
    ] = None,
    format: Annotated[  # noqa: A002  (it is the name of the option)
        str | None, typer.Option("--format", "-f", metavar="NAME", help="table, json or tsv; by default what suits.")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Short for --format json.")] = False,
) -> None:
    """Count events by country, century, category and topic: also the list of what filters take.

    \b
    baltic stats
    baltic stats --by decade --country latvia
    baltic stats --by person --json
    """
    from baltic_cli.formats import statistics
    from baltic_cli.query.counts import KINDS, USUAL, counts

    name = "json" if json else format
    if name is not None:
        name = closed_value(name, statistics.FORMATS, "--format")
    kinds = [closed_value(kind, KINDS, "--by") for kind in by or USUAL]
    connection = ctx.obj.connection()
    selection = select(connection, filters)
    counted = {kind: counts(connection, selection.numbers, kind) for kind in kinds}
    output.write(statistics.render(len(selection.numbers), counted, name, ctx.obj.screen()))
    _footer(ctx, selection)


@app.command()
def validate(
    files: Annotated[list[str], typer.Argument(metavar="FILE...", help="YAML files, checked together; `bundled` too.")],
    fix: Annotated[bool, typer.Option("--fix", help="Bring each file into the canonical layout first.")] = False,
) -> None:
    """Check a dataset: structure, dates and calendars, places, links, sources, layout.

    \b
    baltic validate data/events.yaml
    baltic validate --fix my-events.yaml
    """
    from baltic_cli.checks import lint
    from baltic_cli.dataset import assemble, read, rewrite

    paths = _paths(files)
    documents = [read(path) for path in paths]
    dataset = assemble(documents)
    if fix:
        rewrite(documents)
        documents = [read(path) for path in paths]
    problems = lint(documents)
    _report(problems)
    if problems:
        raise typer.Exit(2)
    count = len(dataset.events)
    output.write(f"{count} event{'s' * (count != 1)}, nothing wrong")


@app.command()
def schema() -> None:
    """Print the JSON Schema of what --json prints.

    \b
    baltic schema > baltic.schema.json
    """
    from baltic_cli.schema import text

    output.write(text())


def _answer(
    ctx: typer.Context,
    connection: sqlite3.Connection,
    numbers: Sequence[int],
    out: Output,
    view: formats.View,
    words: tuple[str, ...] = (),
    period: str = "",
) -> None:
    """Write the events of these numbers in the format that was asked for."""
    text = answer_text(connection, numbers, out, view, ctx.obj.screen(), words, period)
    output.write(text, pager=not out.no_pager)


def answer_text(
    connection: sqlite3.Connection,
    numbers: Sequence[int],
    out: Output,
    view: formats.View,
    screen: Screen,
    words: tuple[str, ...] = (),
    period: str = "",
) -> str:
    """Return the events of these numbers in the format that was asked for."""
    from baltic_cli.formats.cells import columns_of, parsed_fields

    name = "json" if out.json else out.format
    if name is not None:
        name = closed_value(name, formats.FORMATS, "--format")
    fields = parsed_fields(out.fields)
    if fields and name in (None, "table"):
        view = "list"
    module = formats.module_of(name, view, screen)
    # A page for the class holds whole entries, whatever was picked.
    picked = columns_of(fields) if fields and name != "html" else module.COLUMNS
    events = index.events(connection, numbers, picked)
    linked = _linked(connection, events) if module.COLUMNS is None else {}
    return module.render(formats.Answer(events, screen, view, fields, linked, words, period))


def _paths(names: Sequence[str]) -> tuple[Path, ...]:
    return tuple(index.bundled() if name == "bundled" else Path(name) for name in names)


def _linked(connection: sqlite3.Connection, events: Sequence[Event]) -> dict[str, Event]:
    """Return the related events of `events` by id, with date and title."""
    ids = {id_ for event in events for id_ in event.related}
    marks = ", ".join("?" * len(ids))
    rows = connection.execute(f"SELECT number FROM event WHERE id IN ({marks})", tuple(ids))
    numbers = [number for (number,) in rows]
    return {event.id: event for event in index.events(connection, numbers, ("date_text", "title"))}


def _resolved(connection: sqlite3.Connection, refs: Sequence[str]) -> tuple[tuple[int, ...], list[NotFoundError]]:
    """Return the events that the REFs name, in the order of the REFs, and what was not found."""
    from baltic_cli.query.refs import as_typed, resolve

    numbers: dict[int, None] = {}
    missing = []
    for ref in as_typed(connection, refs):
        try:
            match = resolve(connection, ref)
        except NotFoundError as error:
            missing.append(error)
        else:
            numbers.update(dict.fromkeys(match.numbers))
            if match.note:
                output.note(f"note: {match.note}")
    return tuple(numbers), missing


def _raise_missing(missing: Sequence[NotFoundError]) -> None:
    for error in missing[:-1]:
        _complain(error.message, error.hint)
    if missing:
        raise missing[-1]


def _footer(ctx: typer.Context, selection: Selection) -> None:
    """Say on standard error how many events there were, where someone reads it, or what left none."""
    if not selection.total:
        left = f": `{selection.emptied_by}` leaves none" if selection.emptied_by else ""
        output.note(f"no events{left}")
    elif ctx.obj.screen().terminal and sys.stderr.isatty():
        shown, total = len(selection.numbers), selection.total
        count = f"{total} event{'s' * (total != 1)}" if shown == total else f"{shown} of {total} events"
        text = " · ".join(filter(None, (count, selection.narrowed_by)))
        output.note(f"\x1b[2m{text}\x1b[0m" if ctx.obj.screen().color else text)


def _report(problems: Sequence[Problem]) -> None:
    for problem in problems:
        output.note(f"{problem}" + (f"; right would be {problem.hint}" if problem.hint else ""))


def _complain(message: str, hint: str = "") -> None:
    output.note(f"error: {message}" + (f"\nhint: {hint}" if hint else ""))


def run(arguments: list[str]) -> int:
    """Answer, and return the exit code: 0, 1 or 2 as the contract says; never a traceback."""
    try:
        try:
            return _attempt(arguments)
        except sqlite3.DatabaseError:
            # The index was damaged after it had been opened: once more, with a new one.
            index.discard()
            return _attempt(arguments)
    # What nobody foresaw is no traceback for the user either.
    except Exception as error:
        _complain(f"baltic itself failed: {type(error).__name__}: {error}", "please report it, with what you typed")
        return 2


def _attempt(arguments: list[str]) -> int:
    try:
        code = app(arguments, prog_name="baltic", standalone_mode=False)
    except ClickException as error:
        _complain(*_usage_problem(error.format_message(), arguments))
        return 2
    except UserError as error:
        _complain(error.message, error.hint)
        return error.exit_code
    except DatasetError as error:
        _report(error.problems)
        return 2
    except KeyboardInterrupt:
        return 130
    return code if isinstance(code, int) else 0


def _usage_problem(message: str, arguments: Sequence[str]) -> tuple[str, str]:
    """Return a usage error as one sentence, and what to do next."""
    from baltic_cli.text import nearest

    message = message.rstrip(".").replace("'", "`")
    commands = [command.name or command.callback.__name__ for command in app.registered_commands]  # type: ignore[union-attr]
    if message.startswith("No such command"):
        wrong = message.split("`")[1]
        likely = nearest(wrong, commands)
        hint = f"did you mean {likely}?" if likely else f"`baltic search {wrong}` looks for it"
        return f"there is no command `{wrong}`", hint
    known = next((argument for argument in arguments if argument in commands), "")
    return message[:1].lower() + message[1:], f"`baltic {known + ' ' if known else ''}--help` shows how"
