"""A file that cannot be read, said in one sentence."""


class CannotRead(Exception):
    """The file is no spreadsheet that we can read. The text is for whoever chose it."""
