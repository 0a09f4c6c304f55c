"""The desk: the record, worked. A second pass over what is stored."""
