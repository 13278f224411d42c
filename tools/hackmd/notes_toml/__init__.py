"""What whoever runs the site has decided of its notes, in one readable file, `notes.toml`."""
