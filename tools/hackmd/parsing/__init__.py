"""HackMD's Markdown becomes tokens that know their place in the text; `converting` makes a page of them."""
