"""A person's task, in a real browser, against the real servers."""
