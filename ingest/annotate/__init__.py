"""Passages to sentences in which every known or recognisable name is marked."""
