"""Build the site: both languages side by side, and what belongs to both (`at_root`).

``python -m tools.build_site`` writes ``_build/html/{en,zh-tw}/``, ``index.html`` and ``404.html`` beside them;
with the site's address, ``-D html_baseurl=https://notes.example/``, also ``sitemap.xml`` and ``robots.txt`` there.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from tools import BUILD, ROOT
from tools.build_site.unchanged import Unchanged
from tools.processes import Outcome, follow, start

from language_pair import files
from language_pair.languages import LANGUAGES, Language

_FAULT = re.compile(r"\b(WARNING|ERROR|CRITICAL): |\b[A-Z]\w*Error: ")
_PROGRAM = (sys.executable, "-m", "tools.build_site.run_sphinx")
#: Maximum number of processes of a language: more have nothing to do while one puts together what all have read.
_MOST_JOBS = 8
STRICT = ("--fail-on-warning", "--nitpicky", "--keep-going")


def sphinx_command(
    language: Language, builder: str, output: Path, options: Iterable[str] = (), notes: Path | None = None
) -> list[str]:
    """The command that builds *language* with *builder* into *output*: of the project's notes, or of others."""
    return [*_PROGRAM, *sphinx_arguments(language, builder, output, options, notes)]


def sphinx_arguments(
    language: Language, builder: str, output: Path, options: Iterable[str] = (), notes: Path | None = None
) -> list[str]:
    """What `sphinx_command` tells Sphinx."""
    doctrees = output.parent.with_name(f"doctrees-{output.parent.name}") / output.name
    where = ["-b", builder, "-c", str(ROOT), "-d", str(doctrees), "-D", f"language={language.code}"]
    return [*where, *STRICT, *options, str(notes or ROOT / "docs"), str(output)]


def build(builder: str = "html", options: Sequence[str] = (), name: str = "") -> bool:
    """Build both languages into ``_build/<name>/``, or that of the builder; whether both came out without a warning.

    A site that is `unchanged` is left as it is.
    """
    output = BUILD / (name or builder)
    unchanged = Unchanged(output, builder, options)
    if unchanged.holds():
        print(f"Nothing has changed since the site was built: {(output / 'index.html').relative_to(ROOT)}")
        return True
    if not _build_anew(output, builder, options):
        return False
    unchanged.remember()
    return True


def _build_anew(output: Path, builder: str, options: Sequence[str]) -> bool:
    from tools import labels  # late: a site that is unchanged is left as it is in the time that these take to load
    from tools.build_site import at_root

    delete_orphans(labels.all_locale_folders())
    files.delete_unfinished(output)
    outcomes = _build_both(output, builder, [*jobs(), *options])
    built = not any(outcome.code for outcome in outcomes.values())
    try:
        if builder in ("html", "dirhtml"):
            at_root.write_all(output)
    except OSError as error:
        print(f"\nThe build failed:\n{error}", file=sys.stderr)
        return False
    if not built:
        print(f"\nThe build failed:\n{summary(outcomes.values())}", file=sys.stderr)
    elif builder in ("html", "dirhtml"):
        print(f"The site is {(output / 'index.html').relative_to(ROOT)}")
    return built


def _build_both(output: Path, builder: str, options: Sequence[str]) -> dict[str, Outcome]:
    given = {each.segment: sphinx_arguments(each, builder, output / each.folder, options) for each in LANGUAGES}
    return run_both(given, with_days=True)


def run_both(
    given: Mapping[str, Sequence[str]], *, only_failures: bool = False, with_days: bool = False
) -> dict[str, Outcome]:
    """Run Sphinx with what is *given* by language, side by side, as `follow` does.

    *with_days*: both need to know when notes and catalogs changed last.
    """
    from tools.build_site import forked  # late, as above

    if not forked.is_possible():
        programs = {name: start([*_PROGRAM, *each], ROOT) for name, each in given.items()}
        return follow(programs, only_failures=only_failures)
    forked.load()
    if with_days:
        forked.ask_git()
    forks = {name: forked.Forked(each, ROOT) for name, each in given.items()}
    return follow(forks, only_failures=only_failures)


def jobs() -> list[str]:
    """The option with which the languages, built side by side, share the cores: from four on, each has several.

    The site is the same to the byte. A language of 122 notes took 1.04 × the processor time and 2.0 × the memory with
    two processes of what it took with one, so with two cores, which the languages fill, each has one.
    """
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    count = min(_MOST_JOBS, cores // len(LANGUAGES))
    return ["-j", str(count)] if count > 1 else []


def summary(outcomes: Iterable[Outcome]) -> str:
    """Each fault once, where both languages have met it, with its path seen from the project's folder."""
    faults = (line.removeprefix(f"{ROOT}/") for outcome in outcomes for line in outcome.lines if _FAULT.search(line))
    return "\n".join(dict.fromkeys(faults)) or "its last lines are above"


def delete_orphans(locales: Iterable[Path]) -> None:
    """Delete compiled catalogs whose ``.po`` is gone: Sphinx would go on translating from them.

    Those of the notes `language_pair.catalogs` deletes in any build; that of Sphinx's labels is read before
    an extension is asked. Those of our own labels, which only an editor compiles, are read by nothing.
    """
    for compiled in (path for locale in locales for path in locale.rglob("*.mo")):
        if not compiled.with_suffix(".po").exists():
            compiled.unlink()
