"""A note's tokens (`parsing`) become a draft of its page: each of HackMD's ways of writing, edits of its place."""
