"""Where each note goes: folders by its tags, names by its title, and what lists it."""
