"""What the documentation shows, made by running the program: examples for cog, and pictures of terminals.

`python docs.py` draws the pictures anew.
"""

import os
import re
import subprocess
import sys
from html import unescape
from pathlib import Path

PICTURES = {
    "timeline": "baltic timeline --from 1918 --to 1920 --importance 1",
    "compare": "baltic compare treaty-of-tartu soviet-lithuanian-peace-treaty treaty-of-riga-latvia-soviet-russia",
}
FOLDER = Path(__file__).parent / "docs"
_MOST_LINES = 36
_WIDTH = 110


def console(command: str) -> None:
    """Print a fenced block with `command` and what it prints in a pipe."""
    print(f"\n```console\n$ {command}\n{_run(command).rstrip()}\n```\n")


def entry(event: str) -> None:
    """Print a fenced block with the entry `event` as it stands in the dataset."""
    entries = (Path(__file__).parent / "data/events.yaml").read_text(encoding="utf-8").split("\n- id: ")
    found = next(text for text in entries if text.startswith(f"{event}\n"))
    print(f"\n```yaml\n- id: {found.rstrip()}\n```\n")


def screen(command: str) -> str:
    """Return what `command` shows on a terminal of 110 columns, with its colours."""
    variables = {"FORCE_COLOR": "1", "COLORTERM": "truecolor", "TERM": "xterm-256color", "COLUMNS": str(_WIDTH)}
    lines = _run(f"{command} --format table", variables).splitlines()
    return "\n".join(lines[:_MOST_LINES])


def _run(command: str, variables: dict[str, str] | None = None) -> str:
    folder = Path(sys.executable).parent
    environment = {**os.environ, "PATH": f"{folder}{os.pathsep}{os.environ['PATH']}", **(variables or {})}
    return subprocess.run(  # noqa: S602  (commands of our own, pipes and all)
        command, shell=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environment, check=True
    ).stdout


def picture(command: str) -> str:
    """Return an SVG of the terminal in which `command` has answered."""
    import io

    from rich.console import Console
    from rich.terminal_theme import DIMMED_MONOKAI
    from rich.text import Text

    terminal = Console(record=True, width=_WIDTH, file=io.StringIO(), force_terminal=True, color_system="truecolor")
    terminal.print(Text.from_ansi(screen(command)))
    drawn = terminal.export_svg(title=command, theme=DIMMED_MONOKAI, unique_id="baltic")
    # The picture asks the network for no font.
    return re.sub(r"@font-face \{.*?\}\s*", "", drawn, flags=re.DOTALL).replace("Fira Code, monospace", "monospace")


def text_of(svg: str) -> list[str]:
    """Return the lines of text that a picture shows, without their blanks."""
    lines: dict[str, str] = {}
    for place, content in re.findall(r'<text[^>]*y="([\d.]+)"[^>]*clip-path[^>]*>(.*?)</text>', svg):
        lines[place] = lines.get(place, "") + unescape(content)
    return ["".join(line.split()) for line in lines.values() if line.split()]


def main() -> None:
    """Draw the pictures."""
    FOLDER.mkdir(exist_ok=True)
    for name, command in PICTURES.items():
        (FOLDER / f"{name}.svg").write_text(picture(command), encoding="utf-8")


if __name__ == "__main__":
    main()
