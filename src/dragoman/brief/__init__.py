"""Codings → Brief: selected, composed, cited, rendered; never generated."""
