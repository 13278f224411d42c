"""A note is read again when its file, or one that it is made of, is another than it was: older ones, too.

Sphinx looks for files that are newer than the last reading. One that was renamed, copied with its time or restored
from a backup is not.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

#: When a file was changed last, in nanoseconds, and its size in bytes.
Stamp = tuple[int, int]
#: The attribute of the environment that holds them, by note and file.
_STAMPS = "sound_build_stamps"


def _stamps(env: BuildEnvironment, docname: str) -> dict[str, Stamp]:
    return {path: stamp for path in _made_of(env, docname) if (stamp := _stamp(path))}


def _made_of(env: BuildEnvironment, docname: str) -> Iterator[str]:
    yield str(env.doc2path(docname))
    for path in env.dependencies.get(docname, ()):
        if not str(path).endswith(".mo"):  # Sphinx adds these before it reads
            yield os.path.join(env.srcdir, path)  # noqa: PTH118 - thousands in each build


def _stamp(path: str) -> Stamp | None:
    try:
        status = os.stat(path)  # noqa: PTH116
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size


def _outdated(app: Sphinx, env: BuildEnvironment, *_given: set[str]) -> list[str]:
    known: dict[str, dict[str, Stamp]] = getattr(env, _STAMPS, {})
    return [docname for docname in sorted(env.found_docs & known.keys()) if known[docname] != _stamps(env, docname)]


def _remember(app: Sphinx, env: BuildEnvironment) -> None:
    """Those of the notes that were read; the others are as they were found."""
    known: dict[str, dict[str, Stamp]] = getattr(env, _STAMPS, {})
    setattr(env, _STAMPS, {name: known.get(name) or _stamps(env, name) for name in sorted(env.all_docs)})


def _forget(app: Sphinx, env: BuildEnvironment, docname: str) -> None:
    getattr(env, _STAMPS, {}).pop(docname, None)


def setup(app: Sphinx) -> None:
    app.connect("env-get-outdated", _outdated)
    app.connect("env-purge-doc", _forget)
    app.connect("env-updated", _remember)
