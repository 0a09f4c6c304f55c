"""AnnotatedDocument → what its words say, as written."""
