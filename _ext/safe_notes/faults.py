"""What a note tries to do that no note may."""

from __future__ import annotations

from language_pair.faults import FaultEnum


class Fault(FaultEnum):
    """Of what a note may do."""

    @property
    def type(self) -> str:
        return "safe_notes"

    FRONT_MATTER = (
        "front_matter",
        "Front matter is YAML between two lines `---`, with a `name: value` on each line; put a value with a colon or "
        "a special character in quotes, and use no anchors (`&`, `*`) or tags (`!`).",
    )
    FIELD = (
        "field",
        "Front matter has the fields in `safe_fields` in `conf.py`, each only once.",
    )
    META = (
        "meta",
        "`myst:` in front matter holds only `html_meta`, which holds a text for `description`, `image`, `keywords` or "
        "`robots`; a name may be followed by a language: `description lang=en`.",
    )
    DIRECTIVE = (
        "directive",
        "A note uses the directives in `safe_directives` in `conf.py` and those of the site's own extensions.",
    )
    ROLE = (
        "role",
        "A note uses the roles in `safe_roles` in `conf.py` and those of the site's own extensions.",
    )
    OPTION = (
        "option",
        "An option reads no file and no address and sets no style; `emphasize-lines` names lines of the code.",
    )
    SUBSTITUTION = (
        "substitution",
        "`{{` and `}}` hold one name from `myst_substitutions` in `conf.py`; nothing is calculated.",
    )
    PATH = (
        "path",
        "A note's files are in the folder of the notes, and so are those that symbolic links lead to; none is hidden "
        "by a dot. Put a copy beside the note.",
    )
    KIND = (
        "kind",
        "Pictures and downloads are of the kinds in `safe_pictures` and `safe_downloads` in `conf.py`; an SVG picture "
        "holds no scripts and loads nothing.",
    )
    ADDRESS = (
        "address",
        "A link begins with one of `safe_schemes` in `conf.py`, such as `https:`; a picture is a file beside the note.",
    )
    REMOTE_PICTURE = (
        "remote_picture",
        "A build fetches nothing: download the picture and put it beside the note.",
    )
    NOTE_LINK = (
        "note_link",
        "A note is a file in the folder of the notes: no symbolic link that leads out of it, and in no folder that is "
        "one.",
    )
