"""A note is read again when its file, or one that it is made of, is another than it was: older ones, too.

Sphinx looks for files that are newer than the last reading. One that was renamed, copied with its time or restored
from a backup is not.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

#: When a file was changed last, in nanoseconds, and its size in bytes.
Stamp = tuple[int, int]
#: The attribute of the environment that holds them, by note and file.
_STAMPS = "sound_build_stamps"


def _stamps(env: BuildEnvironment, docname: str) -> dict[str, Stamp]:
    return {str(path): stamp for path in _made_of(env, docname) if (stamp := _stamp(path))}


def _made_of(env: BuildEnvironment, docname: str) -> Iterator[Path]:
    yield Path(env.doc2path(docname))
    paths = (Path(env.srcdir, path) for path in env.dependencies.get(docname, ()))
    yield from (path for path in paths if path.suffix != ".mo")  # Sphinx adds these before it reads, the .po as it does


def _stamp(path: Path) -> Stamp | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size


def _outdated(app: Sphinx, env: BuildEnvironment, *_given: set[str]) -> list[str]:
    known: dict[str, dict[str, Stamp]] = getattr(env, _STAMPS, {})
    return [docname for docname in sorted(env.found_docs & known.keys()) if known[docname] != _stamps(env, docname)]


def _remember(app: Sphinx, env: BuildEnvironment) -> None:
    setattr(env, _STAMPS, {docname: _stamps(env, docname) for docname in sorted(env.all_docs)})


def setup(app: Sphinx) -> None:
    app.connect("env-get-outdated", _outdated)
    app.connect("env-updated", _remember)
