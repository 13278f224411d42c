"""Notes as an attacker or an unlucky organiser writes them, and what is said of each: many to a project.

What none of them may publish is in ``secret.*`` beside the folder of the notes and in an environment variable.
"""

from __future__ import annotations

from dataclasses import dataclass

#: The value of the environment variable, and what the files outside hold.
TOKEN, SECRET = "TOKEN-OF-THE-BUILD", "SECRET-OF-THE-MACHINE"
#: Stands in a note for the folder in which the files are.
OUTSIDE = "OUTSIDE"
#: What would print the environment, if a note could have it worked out.
EXPRESSION = "{{ env.__class__.__init__.__globals__['os'].environ['NOTES_TOKEN'] }}"
#: A sentence that every page goes on to show.
BODY = "The body stays."
HEAD = "---\nsource_lang: en\norphan: true\n---\n# A note\n\n"
#: The line on which what follows `HEAD` begins.
FIRST = HEAD.count("\n") + 1


@dataclass(frozen=True)
class Case:
    """A note, and the faults that are reported of it: ``line name``."""

    name: str
    text: str
    faults: tuple[str, ...]

    @property
    def docname(self) -> str:
        return f"cases/{self.name}"


def head(name: str, front_matter: str, *faults: str) -> Case:
    """A case of front matter, whose lines are counted from its first mark."""
    return Case(f"head-{name}", f"---\n{front_matter}---\n# A note\n\n{EXPRESSION}\n\n{BODY}\n", faults)


def body(name: str, text: str, *faults: str) -> Case:
    """A case of text; the lines of *faults* are counted from its first one."""
    placed = [f"{int(line) + FIRST - 1} {fault}" for line, fault in (each.split(" ", 1) for each in faults)]
    return Case(name, f"{HEAD}{text}\n\n{BODY}\n", tuple(placed))
