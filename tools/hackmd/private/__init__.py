"""What is private in a note: found in all of its text, held back until a person accepts it, masked wherever it is told.

A note with such a finding is no page; of comments alone it is cured, since they are cut out. `look` finds, `keys` names
what it found in a way that gives nothing away, `accepted` remembers what a person has said may be public, and `veil`
keeps the values out of what else an import has to say.
"""
