"""Markdown as HackMD reads it, with tokens that know their place in the text."""
