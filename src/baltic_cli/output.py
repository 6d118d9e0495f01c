"""Standard output and what is known of it: a terminal or a pipe, its width, colours and links."""

import errno
import os
import sys
from datetime import date
from typing import Literal, NamedTuple

from baltic_cli.errors import UserError

ColorChoice = Literal["auto", "always", "never"]


class Screen(NamedTuple):
    """What an answer is drawn on."""

    terminal: bool
    width: int
    """In cells; of no meaning to a pipe."""
    color: bool
    today: date
    """For "106 years ago"."""


def screen(color: ColorChoice) -> Screen:
    """Return what standard output is; `NO_COLOR`, `FORCE_COLOR`, `TERM=dumb` and `COLUMNS` are respected."""
    terminal = sys.stdout.isatty()
    return Screen(terminal, _width(), _wants_color(color, terminal), date.today())


def _width() -> int:
    columns = os.environ.get("COLUMNS", "")
    if columns.isdigit() and int(columns) > 0:
        return int(columns)
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or 80
    except (OSError, ValueError):
        return 80


def _wants_color(choice: ColorChoice, terminal: bool) -> bool:
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return terminal and os.environ.get("TERM") != "dumb"


def write(text: str, pager: bool = False) -> None:
    """Write an answer to standard output, in UTF-8; through the pager if it is longer than the screen.

    A closed pipe ends quietly; raises UserError when it can't be written, such as to a full disk.
    """
    if not text:
        return
    if not text.endswith("\n"):
        text += "\n"
    if pager and _overflows(text) and _paged(text):
        return
    try:
        if hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(encoding="utf-8", errors="replace")
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        _forget_stdout()
    except OSError as error:
        _forget_stdout()
        if error.errno != errno.EPIPE:
            reason = (error.strerror or "unknown error").lower()
            raise UserError(f"the answer can't be written: {reason}") from None


def note(text: str) -> None:
    """Write what is no part of the answer to standard error, in UTF-8."""
    if hasattr(sys.stderr, "reconfigure"):
        sys.stderr.reconfigure(encoding="utf-8", errors="replace")
    print(text, file=sys.stderr)


def progress(text: str) -> None:
    """Show on a terminal's standard error what is being done, in place of what was shown before."""
    if sys.stderr.isatty():
        print(f"\r\x1b[K{text}", end="", file=sys.stderr, flush=True)


def _forget_stdout() -> None:
    """Point standard output at nothing, so that Python's own flush at exit does not fail again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _overflows(text: str) -> bool:
    if not (sys.stdout.isatty() and sys.stdin.isatty()):
        return False
    try:
        return text.count("\n") >= os.get_terminal_size(sys.stdout.fileno()).lines
    except OSError:
        return False


def _paged(text: str) -> bool:
    """Show the text in `$PAGER` and return whether that worked."""
    import shlex
    import subprocess

    command = shlex.split(os.environ.get("PAGER", "less -FIRX"))
    if not command or command == ["cat"]:
        return False
    environment = {**os.environ}
    # Without -R less would show the colours as escapes; a user's own choice is kept.
    environment.setdefault("LESS", "FIRX")
    environment.setdefault("LESSCHARSET", "utf-8")
    try:
        subprocess.run(command, input=text, encoding="utf-8", env=environment, check=False)
    except OSError:
        return False
    return True
