"""The report as a page of HTML: one file, which asks for no other and runs nothing."""

from __future__ import annotations

import re
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from tools.hackmd.reporting.excerpt import excerpts
from tools.hackmd.reporting.report import Report

_HERE = Path(__file__).parent


def html_report(report: Report, folder: Path) -> str:
    """The report, to be put into *folder*."""
    environment = Environment(
        loader=FileSystemLoader(_HERE), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["code"] = _code
    template = environment.get_template("report.html")
    style = Markup((_HERE / "report.css").read_text(encoding="utf-8"))
    return template.render(report=report, groups=excerpts(report, folder), style=style)


def _code(text: str) -> Markup:
    """An explanation, whose code is between backticks."""
    return Markup(re.sub("`([^`]+)`", r"<code>\1</code>", str(escape(text))))
