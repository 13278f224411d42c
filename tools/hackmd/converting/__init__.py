"""A note becomes a draft of its page: each of HackMD's ways of writing is answered with edits of its place."""
