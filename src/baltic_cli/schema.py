"""The JSON Schema (2020-12) of what `--json` prints."""

import json
from typing import Any

from baltic_cli.model import CATEGORIES, COUNTRIES, FIELDS, IMPORTANCE, LANGUAGES, SOURCE_TYPES

VERSION = "1.0"
"""Of the JSON: the second number counts up for a new key, the first for a change that breaks scripts."""

_TEXT = {"type": "string", "minLength": 1}
_TEXT_OR_EMPTY = {"type": "string"}
_TEXT_OR_NULL = {"type": ["string", "null"]}
_TEXTS = {"type": "array", "items": _TEXT}
_DAY = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
_SLUG = {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"}
_NAMES = {
    "type": "object",
    "propertyNames": {"enum": list(LANGUAGES)},
    "additionalProperties": _TEXTS,
}


def _object(properties: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
        **more,
    }


_PLACE = _object(
    {
        "name": _TEXT,
        "country": _TEXT,
        "latitude": {"type": "number", "minimum": -90, "maximum": 90},
        "longitude": {"type": "number", "minimum": -180, "maximum": 180},
        "names": _NAMES,
    }
)

_SOURCE = _object(
    {
        "title": _TEXT,
        "publisher": _TEXT,
        "url": {"type": "string", "pattern": "^https?://"},
        "type": {"enum": list(SOURCE_TYPES)},
    }
)

_EVENT_PROPERTIES: dict[str, dict[str, Any]] = {
    "id": {**_SLUG, "description": "stable, holds no date"},
    "date": {**_TEXT, "description": "EDTF (ISO 8601-2), as precise as it is known"},
    "date_start": {**_DAY, "description": "the first day that the date may mean"},
    "date_end": {**_DAY, "description": "the last day that the date may mean"},
    "date_text": {**_TEXT, "description": "the date in words"},
    "calendar": {"enum": ["gregorian", "julian"], "description": "julian before 15 October 1582"},
    "old_style": {**_TEXT_OR_NULL, "description": "the Julian day as contemporaries wrote it, EDTF"},
    "date_note": {**_TEXT_OR_NULL, "description": "where sources disagree: who says what"},
    "title": _TEXT,
    "names": {**_NAMES, "description": "language code to names in that language"},
    "countries": {"type": "array", "items": {"enum": list(COUNTRIES)}, "minItems": 1},
    "place": {"oneOf": [_PLACE, {"type": "null"}]},
    "parties": _TEXTS,
    "people": _TEXTS,
    "category": {"enum": list(CATEGORIES)},
    "topics": {"type": "array", "items": _SLUG},
    "importance": {
        "enum": list(IMPORTANCE),
        "description": "; ".join(f"{number}: {text}" for number, text in IMPORTANCE.items()),
    },
    "summary": _TEXT,
    "background": _TEXT_OR_EMPTY,
    "provisions": {**_TEXTS, "description": "what was laid down, or what happened, step by step"},
    "significance": _TEXT_OR_EMPTY,
    "aftermath": _TEXT_OR_EMPTY,
    "related": {"type": "array", "items": _SLUG, "description": "ids of other events"},
    "sources": {"type": "array", "items": _SOURCE},
}

_COMPARISON = _object(
    {
        "events": {"type": "array", "items": {"$ref": "#/$defs/event"}, "minItems": 2},
        "interval": _object(
            {
                "days": {"type": "integer", "minimum": 0, "description": "from the earliest to the latest"},
                "text": {**_TEXT, "description": '"71 years, 1 month and 25 days"'},
            }
        ),
        "shared": {
            "type": "object",
            "additionalProperties": _TEXTS,
            "description": "row label to what all the events have",
        },
        "rows": {
            "type": "array",
            "items": _object({"label": _TEXT, "cells": {"type": "array", "items": {"type": "array", "items": _TEXT}}}),
        },
    }
)


def document() -> dict[str, Any]:
    """Return the schema: an array of events for list, search, on and show; `$defs` holds the other answers."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "baltic --json",
        "version": VERSION,
        "type": "array",
        "items": {"$ref": "#/$defs/event"},
        "$defs": {
            "event": _object({name: _EVENT_PROPERTIES[name] for name in FIELDS}),
            "comparison": {**_COMPARISON, "description": "what `baltic compare --json` prints"},
        },
    }


def text() -> str:
    """Return the schema as JSON."""
    return json.dumps(document(), indent=2, ensure_ascii=False)
