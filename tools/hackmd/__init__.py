"""Brings HackMD notes in: Markdown as HackMD writes it becomes MyST, nothing is lost, every doubt is reported.

``python -m tools.hackmd import SOURCE… --into FOLDER``

What is known flows one way. Each stage takes what the one before returns, changes nothing of it, and returns a
frozen dataclass with its own `findings`:

===============  ===========================================  ==================================================
stage            takes                                        returns
===============  ===========================================  ==================================================
``sources``      a note, a folder, a zip, the API             `Export`: bytes and the name they came under
``reading``      exports                                      `Decoded`: text, with damage of its encoding repaired
``notes``        decoded text                                 `Note`: front matter, tags, title, Markdown tokens
``converting``   a note                                       `Draft`: its text and what is to change in it
``private``      drafts and their texts                       `Watched`: which notes are held back, and why
``placing``      drafts, `Rules`, the `Site` that there is    the page of each note, and what lists it
``linking``      drafts and pages                             what each `Reference` of a draft becomes
``planning``     both                                         a `Plan`: the pages, and what lists them
``again``        a plan, the `State`, the `Tree` of pages     what becomes of each page, and the next state
``writing``      a plan                                       the other files
``reporting``    everybody's findings                         a report in Markdown, JSON or HTML
===============  ===========================================  ==================================================

`Rules` are what ``notes.toml`` says, which ``rules`` reads. ``running`` has the stages one after another, ``command``
what the user says and hears; the files are written at last, all or none, by ``again.applying``.

**Nothing is written anew.** ``parsing`` reads a note as HackMD does, and its tokens know their place in the text.
``converting`` answers a token with an `Edit` of that place; what no edit touches stays byte for byte: code, links,
formulas. A `Draft` is not yet a text, since what its links become is known only when all notes have a place; it holds
its `Edit`\\ s and `Reference`\\ s until ``Draft.page`` is asked.

**A finding is about the note as it was exported:** its path and line are those of the input.

Of this project only ``settings``, ``converting`` and ``placing.titles`` know, by what the site's extensions say of
languages and HTML, and ``command`` by its folders.
"""
