"""Bytes become text: the encoding is found, and damage that a wrong one has done is repaired."""
