"""``feeds/translation-status.json``: the translation status for other programs, with its JSON Schema beside it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.config import Config

from language_pair.builders import is_web
from language_pair.open_messages import OpenMessage
from language_pair.repository import path_in_repository
from language_pair.site.status import FEED
from language_pair.site.status_rows import Row, Waiting, rows
from language_pair.site_files import write_output
from language_pair.state import Progress, catalog_url

SCHEMA = "translation-status.schema.json"
#: Open messages of each row, to begin with: a thousand notes have tens of thousands, all of them in the catalogs.
OPEN = 3


def create_status(found: Sequence[Row], left: Sequence[Waiting], config: Config) -> str:
    """The status as JSON (RFC 8259): a row for each note and each language that it is translated into, on a line, and a
    count of those that nobody has begun to translate."""
    translations, not_begun = map(_lines, ([_row(row, config) for row in found], [_waiting(each) for each in left]))
    return f'{{"$schema": "{SCHEMA}", "translations": {translations}, "not_begun": {not_begun}}}'


def _lines(rows: Sequence[dict[str, Any]]) -> str:
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    return f"[\n{lines}\n]" if rows else "[]"


def _waiting(waiting: Waiting) -> dict[str, Any]:
    return {
        "language": waiting.target.tag,
        "notes": waiting.pages,
        "passages": waiting.passages,
        "words": waiting.words,
    }


def _row(row: Row, config: Config) -> dict[str, Any]:
    progress = row.progress
    return {
        "note": row.docname,
        "source_language": row.source.tag,
        "language": row.target.tag,
        "passages": {
            "total": progress.total,
            "done": progress.done,
            "to_check": progress.fuzzy,
            "missing": progress.missing,
        },
        "words_left": progress.words,
        "last_change": row.last_change or None,
        "catalog": path_in_repository(config, progress.catalog) if progress.catalog else None,
        "translators": [person.name for person in row.people],
        "open": [_message(message, progress, config) for message in progress.open[:OPEN]],
    }


def _message(message: OpenMessage, progress: Progress, config: Config) -> dict[str, Any]:
    return {
        "source": message.text,
        "state": "to_check" if message.fuzzy else "missing",
        "line": message.line or None,
        "edit": catalog_url(config, progress, message.line) or None,
    }


def write_status(app: Sphinx, exception: Exception | None) -> None:
    """Write the feed of an HTML site."""
    if exception is None and is_web(app.builder):
        content = create_status(*rows(app.env), app.config) + "\n"
        write_output(app, FEED, content, schema=Path(__file__).with_name(SCHEMA))


def setup(app: Sphinx) -> None:
    app.connect("build-finished", write_status)
