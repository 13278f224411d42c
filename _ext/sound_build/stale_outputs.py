"""What a build has written for a note goes with the note: its page, its source, its pictures and downloads.

Sphinx writes into the folder of an earlier build, and takes nothing out of it. Here the names of what is of notes,
of ``html_extra_path`` and of ``html_static_path`` are kept in the folder itself, in ``.outputs``, a name a line; those
of pages that are of no note, such as the index, which a setting may take away, with a ``/`` before them. What
is there and is no longer made is deleted; nothing else is, and nothing that a link leads to.

This happens when all notes are read, before pages are written: a book is made of all that is in its folder.
"""

from __future__ import annotations

import functools
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.config import Config
from sphinx.environment import BuildEnvironment

from language_pair import files
from language_pair.builders import site_of
from sound_build.internals import downloads_of, is_whole_book, name_pictures, pictures_of, replace_method

_FILE = ".outputs"
_STATIC = "_static/"
#: Begins the name of a page that is of no note; any build makes all of these, at its end.
_OF_NO_NOTE = "/"


class _Outputs:
    """The names of the files that are of sources, seen from the folder of a build, with ``/``."""

    def __init__(self, app: Sphinx) -> None:
        self._folder = Path(app.outdir)
        self._of_no_note: set[str] = set()
        replace_method(app.builder, "copy_assets", functools.partial(self._copy_assets, app.builder.copy_assets))
        if site := site_of(app.builder):
            replace_method(site, "handle_page", functools.partial(_handle_page, site.handle_page, site))
        app.connect("write-started", self._delete)
        app.connect("html-page-context", self._note_page)
        app.connect("build-finished", self._finish, priority=900)

    def _delete(self, app: Sphinx, builder: Builder) -> None:
        """Delete what is of sources that are gone; should the build come to no end, no name is forgotten."""
        known, now = self._known(), set(names_of(builder))
        self._delete_all(name for name in known - now if not name.startswith((_STATIC, _OF_NO_NOTE)))
        self._keep(known | now)

    def _note_page(self, app: Sphinx, pagename: str, *_arguments: object) -> None:
        builder = app.builder
        if pagename not in app.env.found_docs and isinstance(builder, StandaloneHTMLBuilder):
            self._of_no_note.add(_seen_from(builder.outdir, builder.get_output_path(pagename)))

    def _copy_assets(self, copy: Callable[[], None]) -> None:
        """``Builder.copy_assets``, which makes all static files anew that still have a source."""
        known = self._known()
        ours = {name for name in known if name.startswith(_STATIC)}
        self._delete_all(ours)
        others = set(_files(self._folder, _STATIC))
        copy()
        self._keep((known - ours) | (set(_files(self._folder, _STATIC)) - others))

    def _finish(self, app: Sphinx, exception: Exception | None) -> None:
        if exception is None:
            known = self._known()
            now = {*names_of(app.builder), *(name for name in known if name.startswith(_STATIC))}
            self._delete_all({name.removeprefix(_OF_NO_NOTE) for name in known} - now - self._of_no_note)
            self._keep(now | {f"{_OF_NO_NOTE}{name}" for name in self._of_no_note - now})

    def _delete_all(self, names: Iterable[str]) -> None:
        resolved = functools.cache(Path.resolve)  # most are in the same folders
        for name in names:
            delete(self._folder, name, resolved)

    def _known(self) -> set[str]:
        try:
            return set(filter(None, (self._folder / _FILE).read_text(encoding="utf-8").split("\n")))
        except (OSError, ValueError):
            return set()

    def _keep(self, names: Iterable[str]) -> None:
        files.write(self._folder / _FILE, "".join(f"{name}\n" for name in sorted(names)).encode())


def _handle_page(
    make: Callable[..., None],
    builder: StandaloneHTMLBuilder,
    pagename: str,
    *context: Any,
    outfilename: Path | None = None,
    **options: Any,
) -> None:
    """``StandaloneHTMLBuilder.handle_page``, which leaves a page of no note as it is where it would be the same.

    That of a note is written whenever it is made: Sphinx sees by its time that it is up to date.
    """
    if outfilename or pagename in builder.env.found_docs:
        make(pagename, *context, outfilename=outfilename, **options)
        return
    path = Path(builder.get_output_path(pagename))
    with tempfile.TemporaryDirectory(dir=builder.doctreedir) as folder:
        made = Path(folder, path.name)
        make(pagename, *context, outfilename=made, **options)
        if made.exists():  # else Sphinx has warned of why not
            files.write(path, made.read_bytes(), durable=False)


def names_of(builder: Builder) -> Iterator[str]:
    """The files that *builder* makes of notes, and of files that a project adds to its site."""
    env, config = builder.env, builder.config
    if isinstance(builder, StandaloneHTMLBuilder):
        if not is_whole_book(builder):
            for docname in env.found_docs:
                yield _seen_from(builder.outdir, builder.get_output_path(docname))
                if builder.copysource and config.html_copy_source:
                    yield f"_sources/{docname}{_source_suffix(builder, docname)}"
        yield from (f"_images/{name}" for name in pictures_of(env))
        yield from (f"_downloads/{name}" for name in downloads_of(env))
        for extra in config.html_extra_path:
            path = Path(builder.confdir, extra)
            yield from [path.name] if path.is_file() else _files(path)
    elif builder.format == "latex":
        yield from pictures_of(env)
    elif suffix := getattr(builder, "out_suffix", ""):
        yield from (f"{docname}{suffix}" for docname in env.found_docs)
    elif builder.name == "gettext" and not config.gettext_compact:
        yield from (f"{docname}.pot" for docname in env.found_docs)


def _source_suffix(builder: Builder, docname: str) -> str:
    suffix = Path(builder.env.doc2path(docname)).suffix
    added = builder.config.html_sourcelink_suffix
    return suffix if suffix == added else f"{suffix}{added}"


def _seen_from(folder: Path, path: Path) -> str:
    return path.as_posix().removeprefix(f"{folder.as_posix()}/")


def _files(folder: Path, part: str = "") -> Iterator[str]:
    """The files in *part* of *folder*."""
    return (_seen_from(folder, path) for path in (folder / part).rglob("*") if path.is_file())


def delete(folder: Path, name: str, resolved: Callable[[Path], Path] = Path.resolve) -> None:
    """Delete the file *name* of *folder*, and the folders that it leaves empty; not through a link, nor outside."""
    path = Path(os.path.normpath(folder / name))
    if not path.is_relative_to(folder) or resolved(path.parent) != resolved(folder) / path.parent.relative_to(folder):
        return
    with suppress(OSError):  # it is gone, or a folder by now
        path.unlink()
        for parent in path.parents:
            if parent == folder:
                break
            parent.rmdir()  # which fails where something is left in it


def _name_pictures(app: Sphinx, env: BuildEnvironment) -> list[str]:
    return sorted(name_pictures(env) & env.found_docs)


def _leave_out_of_books(app: Sphinx, config: Config) -> None:
    config.epub_exclude_files = [*config.epub_exclude_files, _FILE]


def setup(app: Sphinx) -> None:
    app.connect("config-inited", _leave_out_of_books)
    app.connect("env-updated", _name_pictures)
    app.connect("builder-inited", _Outputs, priority=0)
