"""A small Sphinx project in a folder of its own, built in this process with our extensions."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from textwrap import dedent
from typing import Any

from bs4 import BeautifulSoup
from docutils import nodes
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.testing.util import SphinxTestApp

from tests.quicker import Templates, only_what_notes_change, unheard
from tools import ROOT
from tools.processes import plain

#: All of ours.
EXTENSIONS = sorted(path.parent.name for path in (ROOT / "_ext").glob("*/__init__.py"))
#: For what `safe_notes` refuses, and another extension knows all the same: some sites do without it.
UNGUARDED = ["myst_parser", *(name for name in EXTENSIONS if name != "safe_notes")]
CONF = f"""\
import sys
sys.path.insert(0, {str(ROOT / "_ext")!r})
project = "Test"
extensions = ["myst_parser", *{EXTENSIONS}]
myst_enable_extensions = ["attrs_block", "attrs_inline", "colon_fence", "deflist"]
primary_domain = "pycontw"
safe_packages = {EXTENSIONS}
locale_dirs = ["locale"]
gettext_compact = False
gettext_location = False
nitpicky = True
"""
TEMPLATES = Templates()


@dataclass
class Project:
    """Notes in *folder*; each build has its own output and doctrees by language, and is *whole* if all shall be."""

    folder: Path
    whole: bool = False
    apps: list[SphinxTestApp] = field(default_factory=list)

    def write(self, **notes: str) -> None:
        """Write each note to ``<name>.md``; a double underscore stands for a folder."""
        (self.folder / "conf.py").write_text(CONF, encoding="utf-8")
        for name, text in notes.items():
            path = self.folder / f"{name.replace('__', '/')}.md"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(dedent(text).lstrip("\n"), encoding="utf-8")

    def write_catalog(self, language: str, docname: str, messages: dict[str, str]) -> None:
        path = self.folder / "locale" / language / "LC_MESSAGES" / f"{docname}.po"
        path.parent.mkdir(parents=True, exist_ok=True)
        head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n'
        entries = [f'\nmsgid "{source}"\nmsgstr "{target}"\n' for source, target in messages.items()]
        path.write_text(head + "".join(entries), encoding="utf-8")

    def build(
        self,
        builder: str = "dummy",
        language: str = "en",
        *,
        jobs: int = 1,
        fresh: bool = False,
        whole: bool = False,
        **settings: Any,
    ) -> Built:
        """Build with *builder*; the next build of the same builder and language is incremental.

        Unless the site shall be *whole*, a build leaves out of it what is the same whatever the notes say:
        `quicker.only_what_notes_change`.
        """
        with unheard():
            app = SphinxTestApp(
                builder,
                srcdir=self.folder,
                builddir=self.folder / "_build" / language,
                freshenv=fresh,
                confoverrides={"language": language, **settings},
                parallel=jobs,
            )
            self.apps.append(app)
            if isinstance(app.builder, StandaloneHTMLBuilder):
                app.builder.templates.environment.bytecode_cache = TEMPLATES
                if not (whole or self.whole):
                    only_what_notes_change(app.builder)
            app.build()
        warnings = plain(app.warning.getvalue()).replace(f"{self.folder}/", "")
        return Built(app, warnings.splitlines())

    def close(self) -> None:
        for app in self.apps:
            app.cleanup()


@dataclass
class Built:
    """A finished build and the warnings it gave, with paths seen from the project's folder."""

    app: SphinxTestApp
    warnings: list[str]

    def doctree(self, docname: str = "index") -> nodes.document:
        """The note as it was read and translated, references not yet resolved."""
        return self.app.env.get_doctree(docname)

    def output(self, name: str) -> str:
        return (Path(self.app.outdir) / name).read_text(encoding="utf-8")


def page(built: Built, name: str) -> BeautifulSoup:
    """A page of HTML, parsed."""
    return BeautifulSoup(built.output(f"{name}.html"), "html.parser")


def touch(path: Path) -> None:
    """Make *path* newer than the last build."""
    os.utime(path, (path.stat().st_atime, path.stat().st_mtime + 10))
