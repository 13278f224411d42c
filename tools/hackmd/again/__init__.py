"""Importing again: what a first import has made is found again, and what people have made of it stays theirs.

================  ==================================================================================================
module            what it does
================  ==================================================================================================
``state``         the file under version control that says which page was made of which note, and of which text
``lines``         a page's text as it was made, kept as a short hash of each line: enough to merge, too little to read
``tree``          the pages as they are, and those that an interrupted import is still to write
``likeness``      which texts are versions of one another
``recognising``   which note of today is which of then, and where its page is now: by id, text, name or likeness
``merging``       three texts that become one
``deciding``      what becomes of each page: written, left, merged, or left with the incoming text beside it
``applying``      all changes or none: a journal, from which the next import goes on
``version``       which converter made a page
================  ==================================================================================================

All but ``applying`` write nothing.
"""
