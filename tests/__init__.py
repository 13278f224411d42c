"""Tests, in a folder for each package that they test."""

import tools as tools  # which knows where our extensions are
