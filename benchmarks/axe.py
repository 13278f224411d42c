"""What axe finds on a page: nothing that it knows to shut a reader out.

Its rules are those of WCAG 2.2 at the levels A and AA and its own best practices; none is left out.
https://github.com/dequelabs/axe-core/blob/develop/doc/rule-descriptions.md
"""

from __future__ import annotations

from collections.abc import Sequence

from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]  # it states no types
from playwright.sync_api import Page

RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
COLOURS = ("color-contrast", "link-in-text-block")


def violations(page: Page, rules: Sequence[str] = RULES) -> list[str]:
    """What axe finds on *page* as it now is: the rule, where, and why."""
    response = Axe().run(page, options={"runOnly": [*rules], "resultTypes": ["violations"]}).response
    checked = {rule["id"] for outcome in ("passes", "violations", "incomplete") for rule in response[outcome]}
    assert "color-contrast" in checked, "axe has looked at the page"
    return [
        f"{rule['id']}: {node['target']}: {node['failureSummary']}"
        for rule in response["violations"]
        for node in rule["nodes"]
    ]
