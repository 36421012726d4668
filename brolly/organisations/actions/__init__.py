"""Whole actions, by what they are about: signing in, the organisation, its staff."""
