"""What the tests share: a program run as its users run it, in a pipe or on a terminal, with a cache of its own."""

import fcntl
import os
import pty
import struct
import subprocess
import sys
import termios
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SAMPLE = Path(__file__).parent / "sample.yaml"
BALTIC = [sys.executable, "-m", "baltic_cli"]


@dataclass(frozen=True)
class Run:
    code: int
    out: str
    err: str = ""


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="session")
def environment(home: Path) -> dict[str, str]:
    names = ("PATH", "SYSTEMROOT", "PYTHONPATH", "COVERAGE_PROCESS_START")
    kept = {name: os.environ[name] for name in names if name in os.environ}
    return {**kept, "HOME": str(home), "XDG_CACHE_HOME": str(home / "cache"), "TERM": "xterm-256color", "PAGER": "cat"}


Baltic = Callable[..., Run]


@pytest.fixture(scope="session")
def baltic(environment: dict[str, str]) -> Baltic:
    """Run `baltic` in a pipe."""

    def run(*arguments: str, cwd: Path | None = None, **variables: str) -> Run:
        done = subprocess.run(
            [*BALTIC, *arguments],
            capture_output=True,
            encoding="utf-8",
            env={**environment, **variables},
            cwd=cwd,
            check=False,
        )
        assert "Traceback" not in done.stderr
        assert "baltic itself failed" not in done.stderr
        return Run(done.returncode, done.stdout, done.stderr)

    return run


@pytest.fixture(scope="session")
def terminal(environment: dict[str, str]) -> Baltic:
    """Run `baltic` on a terminal; what it wrote to standard error is part of what it shows."""

    def run(*arguments: str, width: int = 100, **variables: str) -> Run:
        parent, child = pty.openpty()
        fcntl.ioctl(child, termios.TIOCSWINSZ, struct.pack("HHHH", 50, width, 0, 0))
        process = subprocess.Popen(
            [*BALTIC, *arguments], stdin=child, stdout=child, stderr=child, env={**environment, **variables}
        )
        os.close(child)
        shown = b"".join(_chunks(parent))
        os.close(parent)
        return Run(process.wait(), shown.decode().replace("\r\n", "\n"))

    return run


def _chunks(descriptor: int) -> Iterator[bytes]:
    while True:
        try:
            chunk = os.read(descriptor, 65536)
        except OSError:  # Linux's way to say that the other end is closed
            return
        if not chunk:
            return
        yield chunk
