"""Bytes → Document: text files, HTML pages, JSON Lines, folders, standard input."""
