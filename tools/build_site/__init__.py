"""Build the site: both languages side by side, and the page at / that chooses between them.

``python -m tools.build_site`` writes ``_build/html/{en,zh-tw}/`` and ``_build/html/index.html``.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from tools import BUILD, ROOT
from tools.processes import Outcome, run_together

from languages import LANGUAGES, Language

_FAULT = re.compile(r"\b(WARNING|ERROR|CRITICAL): |\b[A-Z]\w*Error: ")
STRICT = ("--fail-on-warning", "--nitpicky", "--keep-going")


def sphinx_command(
    language: Language, builder: str, output: Path, options: Iterable[str] = (), notes: Path | None = None
) -> list[str]:
    """The command that builds *language* with *builder* into *output*: of the project's notes, or of others."""
    doctrees = output.parent.with_name(f"doctrees-{output.parent.name}") / output.name
    command = [sys.executable, "-m", "sphinx", "-b", builder, "-c", str(ROOT), "-d", str(doctrees)]
    return [*command, "-D", f"language={language.code}", *STRICT, *options, str(notes or ROOT / "docs"), str(output)]


def build(builder: str = "html", options: Sequence[str] = ()) -> bool:
    """Build both languages into ``_build/<builder>/``; whether both came out without a warning."""
    delete_orphans(ROOT / "locale")
    output = BUILD / builder
    outcomes = run_together(
        {
            language.segment: sphinx_command(language, builder, output / language.segment, options)
            for language in LANGUAGES
        },
        folder=ROOT,
    )
    built = not any(outcome.code for outcome in outcomes.values())
    if builder in ("html", "dirhtml"):
        write_chooser(output)
    if not built:
        print(f"\nThe build failed:\n{summary(outcomes.values())}", file=sys.stderr)
    elif builder in ("html", "dirhtml"):
        print(f"The site is {(output / 'index.html').relative_to(ROOT)}")
    return built


def summary(outcomes: Iterable[Outcome]) -> str:
    """Each fault once, where both languages have met it, with its path seen from the project's folder."""
    faults = (line.removeprefix(f"{ROOT}/") for outcome in outcomes for line in outcome.lines if _FAULT.search(line))
    return "\n".join(dict.fromkeys(faults)) or "its last lines are above"


def write_chooser(output: Path) -> None:
    """Write the page that sends a reader to their language."""
    templates = Environment(
        loader=FileSystemLoader(ROOT / "docs" / "_templates"), autoescape=True, undefined=StrictUndefined
    )
    output.mkdir(parents=True, exist_ok=True)
    page = templates.get_template("choose-language.html").render(languages=LANGUAGES)
    (output / "index.html").write_text(page + "\n", encoding="utf-8")


def delete_orphans(locale: Path) -> None:
    """Delete compiled catalogs whose ``.po`` is gone: Sphinx would go on translating from them."""
    for compiled in locale.rglob("*.mo"):
        if not compiled.with_suffix(".po").exists():
            compiled.unlink()
