"""Check the links of the notes: ask each one's page once, and report each place as ``path:line``.

``python -m tools.links`` builds both languages, since a translation may hold links of its own, with the
builders of `link_check`. Exit status: 0 no link is broken, 1 one is, 2 the check is not whole, because
a note has a fault or no host answered.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from tools import BUILD, ROOT
from tools.build_site import sphinx_command, summary
from tools.links.report import Link, counts, lines
from tools.processes import Outcome, run_together

from language_pair.files import write
from language_pair.languages import EN, ZH_TW, Language
from link_check.verdicts import Verdict

FINE, BROKEN, NOT_WHOLE = range(3)


def check(options: Sequence[str] = (), *, folder: Path = ROOT, output: Path = BUILD / "links") -> int:
    """Check the notes in *folder* ``/docs`` and report; returns the exit status. *options* are sphinx-build's."""
    found, answered = output / ZH_TW.segment / "links.json", output / EN.segment / "answers.json"
    for left_over in (found, answered):
        left_over.unlink(missing_ok=True)
    outcomes = [_run(ZH_TW, "links", found, ["--quiet", *options], folder)]
    if found.exists():  # the second build asks for what the first has found, too
        outcomes.append(_run(EN, "answers", answered, ["-D", f"links_others={found}", *options], folder))
    status = FINE
    if any(outcome.code for outcome in outcomes):
        print(f"\nThe notes have faults, which may hide links:\n{summary(outcomes)}", file=sys.stderr)
        status = NOT_WHOLE
    if not answered.exists():
        return NOT_WHOLE
    return conclude(_read(answered, folder), output / "report.json") or status


def _run(language: Language, builder: str, output: Path, options: Sequence[str], folder: Path) -> Outcome:
    command = sphinx_command(language, builder, output.parent, options, folder / "docs")
    return run_together({language.segment: command}, folder=ROOT)[language.segment]


def _read(answers: Path, folder: Path) -> list[Link]:
    """The links with their places seen from *folder*."""
    return [
        Link(
            url=answer["url"],
            verdict=Verdict(answer["verdict"]),
            why=answer["why"],
            code=answer["code"],
            places=tuple((_seen_from(folder, place["path"]), place["line"]) for place in answer["places"]),
        )
        for answer in json.loads(answers.read_text(encoding="utf-8"))
    ]


def _seen_from(folder: Path, path: str) -> str:
    """A file that a note includes may lie elsewhere."""
    return Path(path).relative_to(folder).as_posix() if Path(path).is_relative_to(folder) else path


def conclude(links: Sequence[Link], output: Path) -> int:
    """Print what became of *links*, and write it to *output* as JSON; returns the exit status."""
    asked = [link for link in links if link.was_asked]
    if asked and not any(link.code for link in asked):
        print(
            f"\nNo host answered, of {len(asked)} links asked: is there a network? No link is judged.", file=sys.stderr
        )
        output.unlink(missing_ok=True)
        return NOT_WHOLE
    for line in lines(links):
        print(line)
    print(f"\n{counts(links)}")
    data = [link.as_json() for link in links]
    write(output, f"{json.dumps(data, ensure_ascii=False, indent=1)}\n".encode())
    return BROKEN if any(link.verdict == Verdict.BROKEN for link in links) else FINE
