"""What an author writes: a matrix of posts, a list of write-ups, a quote. Options are read and bodies parsed here."""
