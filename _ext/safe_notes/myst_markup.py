"""Which directives, roles and substitutions a note in Markdown may use: MyST asks, docutils' own parser does not.

One that it may not use is reported once, where it is. It does not run, none of its options is evaluated, and it is
shown as it is written.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from difflib import get_close_matches
from typing import Any

from language_pair.faults import FaultEnum, warn
from safe_notes.faults import Fault
from safe_notes.internals import TRANSLATION_SOURCE, Use, is_in_bounds
from safe_notes.lists import REMEDIES

#: Of icons: sphinx-design writes their classes into SVG as they are.
_ICON = re.compile(r"[\w.-]+(;[\w.\s-]*){0,2}")
_LINES = "emphasize-lines"
#: Options that some directives have and no note: a test of the value, which is refused where it says so.
_OPTIONS: dict[str, dict[str, Callable[[Any], bool]]] = {
    "csv-table": {"file": bool, "url": bool},
    "div": {"style": bool},
    "figure": {"figwidth": lambda width: width == "image"},  # reads the picture, wherever it is
    **{name: {_LINES: lambda lines: not is_in_bounds(str(lines))} for name in ("code-block", "sourcecode")},
}


def refused(use: Use) -> bool:
    """Whether a note may not use this; what it may not is reported."""
    fault, found = _fault(use)
    if fault:
        _report(use, fault, found)
    return fault is not None


def _fault(use: Use) -> tuple[FaultEnum | None, str]:
    config = use.env.config
    if use.kind == "substitution":
        known = use.name in use.known_substitutions
        return (None, "") if known else (Fault.SUBSTITUTION, f"{use.written[:60]!r} is not worked out")
    if use.kind == "role":
        return _fault_of_role(use, config.safe_roles)
    name = use.name.lower()
    if not _is_allowed(use, name, config.safe_directives):
        return Fault.DIRECTIVE, _sentence("directive", use.name, config.safe_directives)
    for option, is_bad in _OPTIONS.get(name, {}).items():
        value = use.options().get(option)
        if value is not None and is_bad(value):
            return Fault.OPTION, f"the option ':{option}: {str(value)[:40]}' of {use.name!r} is refused"
    return None, ""


def _fault_of_role(use: Use, known: Iterable[str]) -> tuple[FaultEnum | None, str]:
    if not _is_allowed(use, use.name.lower(), known):
        return Fault.ROLE, _sentence("role", use.name, known)
    if use.name.lower() == "octicon" and not _ICON.fullmatch(use.written.partition("`")[2].removesuffix("`").strip()):
        return Fault.ROLE, f"{use.written[:60]!r} is no name of an icon with a size and classes"
    return None, ""


def _is_allowed(use: Use, name: str, listed: Iterable[str]) -> bool:
    return name in listed or (bool(use.env.config.safe_packages) and _is_of_package(use, name))


def _is_of_package(use: Use, name: str) -> bool:
    """Whether one of the site's own packages has it: its code, or the domain that it is in."""
    packages = set(use.env.config.safe_packages)
    found = use.found()
    if found is None:
        return False
    code = found if isinstance(found, type) or hasattr(found, "__name__") else type(found)
    return bool(packages & {_package(code), *map(_package, _domains_with(use, name))})


def _domains_with(use: Use, name: str) -> Iterable[type]:
    domain, colon, last = name.rpartition(":")
    default = use.env.config.primary_domain
    for each in use.env.domains.values():
        if each.name == (domain if colon else default):
            has = each.directive(last) if use.kind == "directive" else each.role(last)
            if has:
                yield type(each)


def _package(code: Any) -> str:
    return str(getattr(code, "__module__", "")).partition(".")[0]


def _sentence(kind: str, name: str, listed: Iterable[str]) -> str:
    shown = name[:40]
    found = f"the {kind} {shown!r} is not run but shown as text"
    if remedy := REMEDIES.get(name.lower()):
        return f"{found}: {remedy}"
    near = get_close_matches(shown.lower(), listed, n=1)
    return f"{found}; the nearest is {near[0]!r}" if near else found


def _report(use: Use, fault: FaultEnum, found: str) -> None:
    """In a translation, only what its note has not been told of, and once: Sphinx parses some of them twice."""
    told = use.env.current_document.setdefault("safe_notes_told", set())
    assert isinstance(told, set)
    source, key = use.source, (use.kind, use.name)
    if not source.endswith(TRANSLATION_SOURCE):
        told.add(key)
        warn(fault, found, location=(use.env.current_document.docname, use.line))
    elif not told & {key, (source, *key)}:
        told.add((source, *key))
        warn(fault, f"in the translation, {found}", location=source.removesuffix(TRANSLATION_SOURCE))
