"""What a page says of its content to other programs: JSON-LD in its head, in the words of schema.org."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any


def add_linked_data(context: dict[str, Any], graph: Sequence[dict[str, Any]]) -> None:
    """Put schema.org's words for what a page holds into its head: *context* is that of html-page-context.

    https://www.w3.org/TR/json-ld11/#embedding-json-ld-in-html-documents
    """
    text = json.dumps({"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False, indent=1)
    data = text.replace("<", "\\u003c")  # else a text could end the script that it is in
    context["metatags"] = f'{context.get("metatags", "")}<script type="application/ld+json">\n{data}\n</script>\n'
