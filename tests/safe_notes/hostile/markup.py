"""Directives and roles that would run or read something, wherever a note can have them."""

from __future__ import annotations

from tests.safe_notes.hostile.case import EXPRESSION, body

_ROLES = ("raw", "math", "eq", "fas", "fa-solid", "material-outlined", "RAW", "spel", "py:func", "envvar", "x:y")
_DIRECTIVES = (
    *("raw", "RAW", "include", "literalinclude", "only", "parsed-literal", "default-role", "role", "class"),
    *("rst-class", "date", "meta", "sectnum", "math", "header", "footer", "replace", "unicode", "target-notes"),
    *(
        "title",
        "tabularcolumns",
        "figure-md",
        "default-domain",
        "hlist",
        "productionlist",
        "py:function",
        "_all-octicon",
    ),
    *("restructuredtext-test-directive", "line-block", "nots", "x:y", "eval-rst", "codeauthor", "object", "ifconfig"),
)
MARKUP = [
    *(
        body(f"directive-{i}", f"```{{{name}}} html\n:file: ../../secret.txt\n\n<b>inside</b>\n```", "1 directive")
        for i, name in enumerate(_DIRECTIVES)
    ),
    *(body(f"role-{i}", f"Before {{{name}}}`inside` after.", "1 role") for i, name in enumerate(_ROLES)),
    body("colons", ":::{raw} html\n<b>inside</b>\n:::", "1 directive"),
    body("tildes", "~~~{raw} html\n<b>inside</b>\n~~~", "1 directive"),
    body("in-note", ":::{note}\n```{raw} html\n<b>inside</b>\n```\n:::", "2 directive"),
    body("in-list", "- one\n\n  ```{include} ../../secret.txt\n  ```", "3 directive"),
    body("in-quote", "> ```{include} ../../secret.txt\n> ```", "1 directive"),
    body("in-cards", "`````{grid}\n````{grid-item-card} T\n```{raw} html\ninside\n```\n````\n`````", "3 directive"),
    body("in-tabs", "````{tab-set}\n```{tab-item} T\n{raw}`inside`\n```\n````", "3 role"),
    body("in-dropdown", ":::{dropdown} T\n```{literalinclude} ../../secret.txt\n```\n:::", "2 directive"),
    body("in-list-table", "```{list-table}\n* - {raw}`inside`\n```", "2 role"),
    body("in-csv-table", "```{csv-table}\n{raw}`inside`,b\n```", "2 role"),
    body("in-own", ":::{live-example}\n\n{raw}`inside`\n:::", "3 role"),
    body("in-definition", "Term\n: {raw}`inside`", "2 role"),
    body("in-glossary", "```{glossary}\nTerm\n  {raw}`inside`\n```", "3 role"),
    body("in-cell", "| a |\n| --- |\n| {raw}`inside` |", "3 role"),
    body("in-heading", "## {raw}`inside`", "1 role"),
    body("in-link", "[{raw}`inside`](https://e.org/)", "1 role"),
    body("in-emphasis", "**{raw}`inside`**", "1 role"),
    body(
        "in-title", "```{admonition} {raw}`inside`\nx\n```", "1 role", "3 unclosed"
    ),  # no fence begins with a line that has a backtick
    body("in-caption", "```{figure} ../picture.png\n{raw}`inside`\n```", "2 role"),
    body("in-footnote", "A[^1]\n\n[^1]: {raw}`inside`", "3 role"),
    body("in-div", ":::{}\nx\n:::\n\n:::words\n{raw}`inside`\n:::", "1 directive", "6 role"),
    body("two", "{raw}`one`\n\n{raw}`two`", "1 role", "3 role"),
    body("nested-rst", "```{eval-rst}\n.. include:: ../../secret.txt\n```", "1 directive"),
    body("rst-raw", "```{eval-rst}\n.. raw:: html\n   :file: ../../secret.txt\n```", "1 directive"),
    body("no-end", "```{raw} html\n<b>inside</b>", "1 directive", "1 unclosed"),
    body("csv-file", "```{csv-table}\n:file: ../../secret.csv\n```", "1 option"),
    body("csv-own-file", "```{csv-table}\n:file: ../data.csv\n```", "1 option"),
    body("csv-url", "```{csv-table}\n:url: https://127.0.0.1:1/x.csv\n```", "1 option"),
    body("csv-file-url", "```{csv-table}\n:url: file://OUTSIDE/secret.txt\n```", "1 option"),
    body("csv-yaml", "```{csv-table}\n---\nfile: ../../secret.csv\n---\n```", "1 option"),
    body("style", ":::{div}\n:style: 'background: url(https://e.org/)'\n\nx\n:::", "1 option"),
    body("figwidth", "```{figure} ../picture.png\n:figwidth: image\n```", "1 option"),
    body("lines", "```{code-block} python\n:emphasize-lines: 1-999999999999\n\nx\n```", "1 option"),
    body("lines-of-fence", '{emphasize-lines="1-999999999999"}\n```python\nx\n```', "2 attribute"),
    body("icon", '{octicon}`alert;1em;x"onload="alert(1)`', "1 role"),
    body("icon-size", '{octicon}`alert;1em"onload="alert(1);x`', "1 role"),
    body("expression", EXPRESSION),
    body("good-directives", ":::{note}\n:class: a\nx\n:::\n\n```{list-table}\n* - a\n```\n\n```{epigraph}\nx\n```"),
    body("good-roles", "{kbd}`a` {sub}`b` {sup}`c` {abbr}`d (e)` {octicon}`alert;1em;sd-text-info` {bdg}`x`"),
    body("good-csv", "```{csv-table}\n:header-rows: 1\n\na,b\nc,d\n```"),
    body("good-code", "```{code-block} python\n:emphasize-lines: 1\n\nx\n```\n\n```python\ny\n```"),
]
