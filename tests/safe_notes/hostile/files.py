"""Files of the machine, of other kinds, and addresses that are scripts."""

from __future__ import annotations

from tests.safe_notes.hostile.case import body

_TARGETS = {
    "climbing": "../../secret.txt",
    "encoded": "%2e%2e/%2e%2e/secret.txt",
    "from-root": "/../secret.txt",
    "root": "/OUTSIDE/secret.txt",
    "linked": "../linked.txt",
    "linked-folder": "../folder/secret.txt",
    "around": "../cases/../../secret.txt",
}
#: Shown as they are written: no program takes them for files.
_NO_FILES = {"file": "file://OUTSIDE/secret.txt", "file-host": "file://localhostOUTSIDE/secret.txt"}
_PICTURES = {
    "climbing": "../../secret.png",
    "root": "/OUTSIDE/secret.png",
    "linked": "../linked.png",
    "any-kind": "../../secret.*",
    "any-kind-linked": "../linked.*",
    "any-folder": "../f*er/secret.*",
    "of-language": "../figure.png",
    "any-kind-of-language": "../figure.*",
    "two-slashes": "//../secret.png",
}
#: Of these, what the pair itself takes for an address that leads out, or for another host.
_OF_THE_PAIR = {"climbing": "1 address", "root": "1 other_host", "any-kind": "1 address", "two-slashes": "1 other_host"}
_SCHEMES = {
    "script": "javascript:alert(1)",
    "script-blank": "java\tscript:alert(1)",
    "vb": "VBScript:x",
    "file": "file:///e",
}
FILES = [
    *(body(f"link-{name}", f"[x]({target})", "1 path") for name, target in _TARGETS.items()),
    *(
        body(f"download-{name}", f"{{download}}`x <{target}>`", "1 path")
        for name, target in _TARGETS.items()
        if "%" not in target
    ),
    *(body(f"link-{name}", f"[x]({target})") for name, target in _NO_FILES.items()),
    *(
        body(f"picture-{name}", f"![x]({target})", _OF_THE_PAIR.get(name, "1 path"))
        for name, target in _PICTURES.items()
    ),
    *(
        body(f"image-{name}", f"```{{image}} {target}\n```", _OF_THE_PAIR.get(name, "1 path"))
        for name, target in _PICTURES.items()
    ),
    *(
        body(f"figure-{name}", f"```{{figure}} {target}\nWords\n```", _OF_THE_PAIR.get(name, "1 path"))
        for name, target in _PICTURES.items()
    ),
    *(
        body(f"card-{name}", f":::{{card}} T\n:img-top: {target}\nx\n:::", _OF_THE_PAIR.get(name, "1 path"))
        for name, target in _PICTURES.items()
    ),
    *(
        body(f"target-{name}", f"```{{image}} ../picture.png\n:target: {target!r}\n```", "1 address")
        for name, target in _SCHEMES.items()
        if "\t" not in target
    ),
    *(body(f"button-{name}", f"```{{button-link}} {target}\nx\n```", "1 address") for name, target in _SCHEMES.items()),
    *(
        body(f"card-link-{name}", f':::{{card}} T\n:link: "{target}"\nx\n:::', "1 address")
        for name, target in _SCHEMES.items()
        if "\t" not in target
    ),
    *(body(f"badge-{name}", f"{{bdg-link}}`x <{target}>`", "1 address") for name, target in _SCHEMES.items()),
    body("link-by-reference", "[x][y]\n\n[y]: ../../secret.txt", "1 path"),
    body("link-half-encoded", "[x](..%2F..%2Fsecret.txt)", "1 xref_missing"),
    body("link-path", "[x](path:../../secret.txt)", "1 path"),
    body("link-path-alone", "<path:../../secret.txt>", "1 path"),
    body("link-in-cell", "| a |\n| --- |\n| [x](../../secret.txt) |", "3 path"),
    body("link-in-heading", "## [x](../../secret.txt)", "1 path"),
    body("link-settings", "[x](../conf.py)", "1 kind"),
    body("link-catalog", "[x](../locale/zh_TW/LC_MESSAGES/cases/good-roles.po)", "1 kind"),
    body("link-page", "[x](../page.html)", "1 kind"),
    body("link-drawing", "[x](../good.svg)", "1 kind"),
    body("link-other-kind", "[x](../other-kind.txt)", "1 kind"),
    body("link-no-kind", "[x](../Makefile)", "1 kind"),
    body("link-dotfile", "[x](../.hidden.txt)", "1 path"),
    body("link-dot-folder", "[x](../.git/config.txt)", "1 path"),
    body("picture-dotfile", "![x](../.hidden.png)", "1 path"),
    body("picture-settings", "![x](../conf.py)", "1 kind"),
    body("picture-any-settings", "![x](../conf.*)", "1 kind"),
    body("picture-data", "![x](data:image/png;base64,iVBORw0KGgo=)", "1 address"),
    body("image-data", "```{image} data:image/svg+xml,<svg onload='x'/>\n```", "1 address"),
    body("image-file", "```{image} file://OUTSIDE/secret.png\n```", "1 other_host"),
    body("drawing-script", "![x](../script.svg)", "1 kind"),
    body("drawing-entity", "![x](../entity.svg)", "1 kind"),
    body("drawing-event", "![x](../event.svg)", "1 kind"),
    body("drawing-style", "![x](../style.svg)", "1 kind"),
    body("drawing-link", "![x](../link.svg)", "1 kind"),
    body("toctree-script", "```{toctree}\nx <javascript://%0aalert(1)>\n```", "1 address"),
    body("link-script", "[x](javascript:alert(1))"),
    body("good-link", "[x](../data.csv) and {download}`../data.csv` and [y](https://e.org/)"),
    body("good-picture", "![x](../picture.png)\n\n![x](/picture.png)\n\n![x](../good.svg)\n\n![x](../picture.*)"),
]


#: By name, what is in the picture.
DRAWINGS = {
    "good": "<g fill='url(#a)'><path d='M0 0'/><use href='#a'/></g>",
    "script": "<script>alert(1)</script>",
    "event": "<path onload='alert(1)'/>",
    "style": "<style>@import 'https://e.org/'</style>",
    "link": "<a href='javascript:alert(1)'><path/></a>",
}
