"""Where notes come from: a file, a folder, the zip of "download all notes", or HackMD's API."""
