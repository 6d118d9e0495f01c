"""Fields of an event as values and as flat text, for the formats that have columns."""

from collections.abc import Sequence
from typing import Any

from baltic_cli.errors import UserError
from baltic_cli.model import FIELDS, LANGUAGES, Event, Place, Source
from baltic_cli.text import nearest

_PARTS = (
    *(f"place.{part}" for part in ("name", "country", "latitude", "longitude")),
    *(f"names.{language}" for language in LANGUAGES),
)


def parsed_fields(text: str | None) -> tuple[str, ...] | None:
    """Return what `--fields` names, in its order; raises UserError for an unknown field."""
    if text is None:
        return None
    names = tuple(name.strip() for name in text.split(",") if name.strip())
    for name in names:
        if name not in FIELDS and name not in _PARTS:
            likely = nearest(name, (*FIELDS, *_PARTS))
            hint = f"did you mean {likely}?" if likely else f"there are {', '.join(FIELDS)}"
            raise UserError(f"`{name}` is no field of an event", hint)
    if not names:
        raise UserError("--fields names no field", f"there are {', '.join(FIELDS)}")
    return names


def columns_of(fields: Sequence[str]) -> tuple[str, ...]:
    """Return the fields of an Event that `fields` need: `place` for `place.latitude`."""
    return tuple(dict.fromkeys(name.partition(".")[0] for name in fields))


def value(event: Event, field: str) -> Any:
    """Return the value of a field, or of a part of one, such as `place.latitude` or `names.lt`."""
    name, _, part = field.partition(".")
    whole = getattr(event, name)
    if not part:
        return whole
    if isinstance(whole, dict):
        return whole.get(part, ())
    return getattr(whole, part) if whole else None


def record(event: Event, fields: Sequence[str] | None) -> dict[str, Any]:
    """Return the event as the mapping that its JSON is, with these fields or with all."""
    return {name: value(event, name) for name in fields or FIELDS}


def flat(event: Event, field: str) -> str:
    """Return the value of a field as one line of text; several values are parted by "; "."""
    return " ".join(_flat(value(event, field)).split())


def _flat(content: Any) -> str:
    if content is None:
        return ""
    if isinstance(content, Place):
        return content.name
    if isinstance(content, Source):
        return content.url
    if isinstance(content, dict):
        return "; ".join(f"{language}: {', '.join(names)}" for language, names in content.items())
    if isinstance(content, tuple):
        return "; ".join(_flat(item) for item in content)
    return str(content)
