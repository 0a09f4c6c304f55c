"""Changes of the record's schema, one file each, in order; Alembic applies those that a record lacks."""
