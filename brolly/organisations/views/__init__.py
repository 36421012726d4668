"""Pages: the way in, the first page, one's own sign-in, the organisation."""
