"""Front matter that would set MyST, cost the note its fields or the build its time."""

from __future__ import annotations

from itertools import pairwise

from tests.safe_notes.hostile.case import BODY, EXPRESSION, Case, head

_GOOD = "source_lang: en\norphan: true\n"
_BOMB = "a: &a [x, x]\n" + "".join(f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]\n" for a, b in pairwise("abcdefghi"))
_SETTINGS = {
    "enable_extensions": "[substitution, html_image]",
    "url_schemes": "{x: 'javascript:{{path}}'}",
    "substitutions": "{a: b}",
    "commonmark_only": "true",
    "gfm_only": "true",
    "all_links_external": "true",
    "title_to_header": "true",
    "fence_as_directive": "[python]",
    "disable_syntax": "[emphasis]",
    "sub_delimiters": "['<', '>']",
    "suppress_warnings": "['*']",
}
_META = {
    "http-equiv=refresh": '"0; url=https://evil.example/"',
    "property=og:title": "x",
    "charset=utf-7": "x",
    "description onload=x": "x",
    "description http-equiv=refresh": "x",
    "viewport": "x",
    "description lang=en-": "x",
    "Description": "x",
}
HEADS = [
    *(head(f"myst-{name}", f"{_GOOD}myst:\n  {name}: {value}\n", "5 meta") for name, value in _SETTINGS.items()),
    *(
        head(f"meta-{i}", f"{_GOOD}myst:\n  html_meta:\n    ? {name!r}\n    : {value}\n", "6 meta")
        for i, (name, value) in enumerate(_META.items())
    ),
    head("myst-flow", f"{_GOOD}myst: {{enable_extensions: [substitution], html_meta: {{robots: a}}}}\n", "4 meta"),
    head(
        "myst-json",
        '{"source_lang": "en", "orphan": true, "myst": {"enable_extensions": ["substitution"]}}\n',
        "2 meta",
    ),
    head("myst-quoted", f"{_GOOD}'myst': {{'enable_extensions': [substitution]}}\n", "4 meta"),
    head("myst-escaped", f'{_GOOD}"\\x6dyst": {{"enable_extensions": [substitution]}}\n', "4 meta"),
    head("myst-question", f"{_GOOD}? myst\n: enable_extensions: [substitution]\n", "5 meta"),
    head("myst-merged", f"{_GOOD}<<: {{myst: {{enable_extensions: [substitution]}}}}\n", "4 field"),
    head("myst-twice", f"{_GOOD}myst: {{}}\nmyst: {{enable_extensions: [substitution]}}\n", "5 field"),
    head("myst-list", f"{_GOOD}myst: [substitution]\n", "4 meta"),
    head("myst-empty", f"{_GOOD}myst:\n", "4 meta"),
    head("myst-text", f"{_GOOD}myst: enable_extensions\n", "4 meta"),
    head("meta-list", f"{_GOOD}myst:\n  html_meta: [a]\n", "5 meta"),
    head("meta-nested", f"{_GOOD}myst:\n  html_meta:\n    description: [a]\n", "6 meta"),
    head("meta-blank", f"{_GOOD}myst:\n  html_meta:\n    description: ' '\n", "6 meta"),
    head("meta-twice", f"{_GOOD}myst:\n  html_meta:\n    robots: a\n    robots: b\n", "7 meta"),
    head("meta-above", f"{_GOOD}html_meta:\n  description: a\n", "4 meta"),
    head("substitutions", f"{_GOOD}substitutions:\n  a: b\n", "4 field"),
    head("mystnb", f"{_GOOD}mystnb: {{execution_mode: force}}\n", "4 field"),
    head("hidden-title", f"{_GOOD}sd_hide_title: true\n", "4 field"),
    head("edit-link", f"{_GOOD}github_url: https://evil.example/\n", "4 field"),
    head("abstract", f"{_GOOD}abstract: '{{raw}}`x`'\n", "4 field"),
    head("upper-case", f"{_GOOD}Myst: {{enable_extensions: [substitution]}}\n", "4 field"),
    head("number", f"{_GOOD}7: x\n", "4 field"),
    head("list-as-name", f"{_GOOD}? [a, b]\n: c\n", "4 field"),
    head("twice", f"{_GOOD}source_lang: zh_TW\n", "4 field"),
    head("two-faults", f"{_GOOD}first: 1\nsecond: 2\n", "4 field", "5 field"),
    head("author", f"{_GOOD}author: '{{raw}}`x` {{kbd}}`y`'\n", "1 role"),
    head("picture", f"{_GOOD}author: '![a](../../secret.png)'\n", "1 address"),
    head("bomb", _BOMB + _GOOD, "2 front_matter"),
    head("alias", f"{_GOOD}tags: *a\n", "4 front_matter"),
    head("own-alias", f"{_GOOD}tags: &a [*a]\n", "4 front_matter"),
    head("python", f"{_GOOD}tags: !!python/object/apply:os.system ['true']\n", "4 front_matter"),
    head("tag", f"{_GOOD}tags: !!binary aGk=\n", "4 front_matter"),
    head("deep", f"{_GOOD}tags: {'[' * 5000}{']' * 5000}\n", "4 front_matter"),
    head("long", f"{_GOOD}tags: {'x' * 30_000}\n", "2 front_matter"),
    head("many", _GOOD + "".join(f"tags{i}: x\n" for i in range(5000)), "2 front_matter"),
    head("nul", f"{_GOOD}tags: a\0b\n", "4 control"),
    head("separator", f"{_GOOD}tags: a\u2028---\nmyst: {{enable_extensions: [substitution]}}\n", "4 front_matter"),
    head("next-line", f"{_GOOD}tags: a\x85myst: {{enable_extensions: [substitution]}}\n", "4 front_matter"),
    head("form-feed", f"{_GOOD}tags: a\x0c---\nmyst: {{enable_extensions: [substitution]}}\n", "4 front_matter"),
    head("colon", f"{_GOOD}title: a: b\n", "4 front_matter"),
    head("tab", f"{_GOOD}tags:\n\t- a\n", "5 front_matter"),
    head("open-quote", f"{_GOOD}tags: 'a\n", "4 front_matter"),
    head("date", f"{_GOOD}date: 2021-99-99\n", "4 front_matter"),
    head("large-number", f"{_GOOD}date: {'9' * 5000}\n", "4 front_matter"),
    head("no-mapping", "- a\n- b\n", "2 front_matter", "1 source_lang", "1 not_included"),
    head("words", "Words between two rules.\n", "2 front_matter", "1 source_lang", "1 not_included"),
    head("comment", "# Words between two rules.\n", "2 front_matter", "1 source_lang", "1 not_included"),
    head("indented-end", f"{_GOOD} ---\nmyst: {{enable_extensions: [substitution]}}\n", "5 header"),
    head("dots", f"{_GOOD}...\nmyst: {{enable_extensions: [substitution]}}\n", "5 header"),
    Case("head-empty", f"---\n---\n# A note\n\n{BODY}\n", ("1 source_lang", "1 not_included")),
    Case(
        "head-more-dashes",
        f"-----\n{_GOOD}---\nmyst: {{enable_extensions: [substitution]}}\n-----\n# A note\n\n{BODY}\n",
        ("4 front_matter",),
    ),
    Case(
        "head-unclosed",
        f"---\nmyst: {{enable_extensions: [substitution]}}\n\n{EXPRESSION}\n\n# A note\n\n{BODY}\n",
        ("1 front_matter", "1 source_lang", "1 not_included"),
    ),
    Case(
        "head-behind-words",
        f"---x\nmyst: {{enable_extensions: [substitution]}}\n\n{EXPRESSION}\n\n# A note\n\n{BODY}\n",
        ("1 source_lang", "1 not_included"),
    ),
    head("good", f"{_GOOD}tags: [a, b]\ndate: 2021-10-02\ntocdepth: 2\n"),
    head(
        "good-meta",
        f"{_GOOD}myst:\n  html_meta:\n    description lang=en: '\"><script>alert(1)</script>'\n    image: a.png\n",
    ),
]
