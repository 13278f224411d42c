"""The titles of folders, in both languages: the index has one, and comes with a catalog that has the other."""

from __future__ import annotations

from collections.abc import Mapping

from language_pair.catalogs.po_strings import quote
from language_pair.languages import EN, ZH_TW, has_chinese

_PLURALS = {EN.code: "nplurals=2; plural=(n != 1);", ZH_TW.code: "nplurals=1; plural=0;"}


def source_language(titles: Mapping[str, str]) -> str:
    """The code of the language of an index: Chinese, where its title is."""
    return ZH_TW.code if has_chinese(titles[ZH_TW.code]) else EN.code


def catalogs(titles: Mapping[str, str]) -> Mapping[str, str]:
    """The catalogs of an index by the code of their language; none where both titles are the same."""
    source = source_language(titles)
    target = EN.code if source == ZH_TW.code else ZH_TW.code
    if titles[source] == titles[target]:
        return {}
    fields = {
        "Language": target,
        "Plural-Forms": _PLURALS[target],
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "8bit",
    }
    head = _message("", "".join(f"{name}: {value}\n" for name, value in fields.items()))
    return {target: f"{head}\n{_message(titles[source], titles[target])}"}


def _message(source: str, translation: str) -> str:
    strings = (("msgid", source), ("msgstr", translation))
    return "".join(f"{keyword} " + "\n".join(quote(text)) + "\n" for keyword, text in strings)
