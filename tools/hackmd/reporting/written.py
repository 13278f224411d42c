"""A report in the format that the name of its file asks for."""

from __future__ import annotations

from pathlib import Path

from tools.hackmd.reporting.data import json_report
from tools.hackmd.reporting.markdown import markdown_report
from tools.hackmd.reporting.page import html_report
from tools.hackmd.reporting.report import Report

FORMATS = (".md", ".json", ".html")


def written(report: Report, path: Path) -> str:
    """The text of the file at *path*, whose links lead to what is beside it."""
    if path.suffix == ".json":
        return json_report(report)
    write = html_report if path.suffix == ".html" else markdown_report
    return write(report, path.parent)
