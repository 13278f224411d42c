"""What a page shows of the testimonials of other places, filled from the domain when every note has been read."""
