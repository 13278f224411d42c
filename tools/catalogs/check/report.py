"""Show what the check found: for a terminal, or as annotations of a pull request on GitHub."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from tools.catalogs.check.codes import BY_TEXT
from tools.catalogs.check.remarks import Finding


def text(finding: Finding) -> str:
    """``path:line: code: what was found. What is allowed``."""
    return f"{_relative(finding.path)}:{finding.line}: {finding.code}: {_sentence(finding)}"


def github(finding: Finding) -> str:
    """A workflow command: https://docs.github.com/actions/reference/workflow-commands-for-github-actions"""
    path = _escape(_relative(finding.path)).replace(":", "%3A").replace(",", "%2C")
    return f"::error file={path},line={finding.line},title={finding.code}::{_escape(_sentence(finding))}"


FORMATS: dict[str, Callable[[Finding], str]] = {"text": text, "github": github}


def last_word(findings: Sequence[Finding], count: int) -> str:
    catalogs = f"{count} {'catalog' if count == 1 else 'catalogs'}"
    if not findings:
        return f"No fault in {catalogs}."
    faults = f"{len(findings)} {'fault' if len(findings) == 1 else 'faults'}"
    return f"{faults} in {len({finding.path for finding in findings})} of {catalogs}."


def _sentence(finding: Finding) -> str:
    return f"{finding.found}. {BY_TEXT[finding.code].allowed}"


def _relative(path: Path) -> str:
    path = path.resolve()
    return (path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path).as_posix()


def _escape(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
