"""How long an answer takes, as whole processes, measured in turn with a bare interpreter and a hello-world Typer.

    python benchmarks/startup.py              print the table
    python benchmarks/startup.py --readme     put it into README.md as well
    python benchmarks/startup.py --check      fail where a promise is broken

A figure is a median over the runs, and beside it what counts: how many times a bare interpreter's time it is.
"""

import argparse
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BARE = "python -c pass"
MANY = 20_000

HELLO = """
import typer
app = typer.Typer()
@app.command()
def hello(name: str = "world") -> None:
    print("hello", name)
@app.command()
def bye(name: str = "world") -> None:
    print("bye", name)
app()
"""


@dataclass(frozen=True, slots=True)
class Case:
    """A command that is timed, and what was promised of it."""

    name: str
    command: Sequence[str]
    promised: float | None = None
    """At most so many times the bare interpreter's time."""
    terminal: bool = False
    against: str = ""
    """The case that `promised` compares it with, if it is not the bare interpreter."""


def cases(scratch: Path) -> list[Case]:
    """Return what is measured; files it needs are written to `scratch`."""
    python = sys.executable
    baltic = [str(Path(python).with_name("baltic"))]
    hello = scratch / "hello.py"
    hello.write_text(HELLO)
    many = ["--data", str(write_many(scratch / "many.yaml"))]
    return [
        Case(BARE, [python, "-c", "pass"]),
        Case("a hello-world Typer", [python, str(hello), "hello"]),
        Case("baltic show 1920-07-12, piped", [*baltic, "show", "1920-07-12"], 7.5),
        Case("baltic search treaty, piped", [*baltic, "search", "treaty"], 7.5),
        Case("baltic list, piped", [*baltic, "list"], 7.5),
        Case("baltic show 1920-07-12", [*baltic, "--color", "always", "show", "1920-07-12", "-f", "table"], 12),
        Case(
            "show, 20,000 events", [*baltic, *many, "show", "1920-07-12"], 1.25, against="baltic show 1920-07-12, piped"
        ),
        Case("search, 20,000 events", [*baltic, *many, "search", "treaty"], 2, against="baltic search treaty, piped"),
    ]


def write_many(path: Path) -> Path:
    """Write a dataset of 20,000 events: the bundled ones, and copies of them with other ids, titles and years."""
    texts = subprocess.run(
        [str(Path(sys.executable).with_name("baltic")), "list", "--json"],
        capture_output=True,
        check=True,
        env=environment(),
    ).stdout
    events = json.loads(texts)
    records = []
    for number in range(MANY):
        event = dict(events[number % len(events)])
        for derived in ("date_start", "date_end", "date_text", "calendar", "place"):
            event.pop(derived)
        turn = number // len(events)
        if turn:
            event |= {"id": f"{event['id']}-copy-{turn}", "date": str(1000 + number % 900), "related": []}
            event |= {"old_style": None, "title": f"{event['title']} {turn}"}
        records.append({key: value for key, value in event.items() if value not in (None, "", [], {})})
    # JSON is YAML, and quicker to write.
    path.write_text(json.dumps({"events": records}, ensure_ascii=False), encoding="utf-8")
    return path


def environment() -> Mapping[str, str]:
    """Return the variables of the timed processes: nobody's settings, but a cache of their own."""
    kept = {name: value for name, value in os.environ.items() if name not in ("FORCE_COLOR", "NO_COLOR", "COLUMNS")}
    return {**kept, "TERM": "xterm-256color"}


def measure(measured: Sequence[Case], runs: int) -> dict[str, float]:
    """Return the median time of each case in milliseconds; the cases take turns."""
    times: dict[str, list[float]] = {case.name: [] for case in measured}
    for turn in range(runs + 1):
        for case in measured:
            start = time.perf_counter()
            subprocess.run(case.command, stdout=subprocess.DEVNULL, check=True, env=environment())
            if turn:  # the first one fills the caches, the index included
                times[case.name].append((time.perf_counter() - start) * 1000)
    return {name: statistics.median(values) for name, values in times.items()}


def table(measured: Sequence[Case], medians: Mapping[str, float]) -> str:
    """Return the figures as a Markdown table."""
    lines = ["| | ms | times | at most |", "|---|---:|---:|---:|"]
    for case in measured:
        times = medians[case.name] / medians[case.against or BARE]
        promise = f"{case.promised:g}" if case.promised else ""
        beside = f" (of `{case.against}`)" if case.against else ""
        lines.append(f"| `{case.name}` | {medians[case.name]:.0f} | {times:.2f} | {promise}{beside} |")
    return "\n".join(lines)


def broken(measured: Sequence[Case], medians: Mapping[str, float]) -> list[str]:
    """Return the promises that these figures break."""
    return [
        f"{case.name}: {medians[case.name] / medians[case.against or BARE]:.2f} times, {case.promised:g} promised"
        for case in measured
        if case.promised and medians[case.name] / medians[case.against or BARE] > case.promised
    ]


def main() -> None:
    """Measure, print, and put into the README or check what was asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=20)
    parser.add_argument("--readme", action="store_true")
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        measured = cases(Path(scratch))
        medians = measure(measured, options.runs)
    result = table(measured, medians)
    print(result)
    if options.readme:
        readme = ROOT / "README.md"
        marked = re.compile(r"(<!-- startup -->\n).*?(<!-- /startup -->)", re.DOTALL)
        readme.write_text(marked.sub(lambda found: f"{found[1]}\n{result}\n\n{found[2]}", readme.read_text()))
    failures = broken(measured, medians)
    if options.check and failures:
        sys.exit("\n".join(failures))


if __name__ == "__main__":
    main()
