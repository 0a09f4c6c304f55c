"""As written → as resolved, as of the day of the report."""
