"""Every error that Dragoman raises, one class per thing the caller can do about it.

    DragomanError
    ├── CallError        the call was wrong: change the arguments
    ├── DataError        a data file of the package or of the user is broken: correct the row it names
    ├── RecordError      the desk's record cannot be opened, read or written: free it, make room, or name another
    └── ModelError       the language pipeline or the encoder cannot be opened: install or repair it

A document that cannot be coded is none of these: it becomes a `Rejected` value, is reported and counted, and the
rest goes on.
"""


class DragomanError(Exception):
    """The base of all errors raised on purpose."""


class CallError(DragomanError):
    """An argument is wrong; the message names it and says what to give instead."""


class DataError(DragomanError):
    """A data file does not hold what it should; the message names file and row."""


class RecordError(DragomanError):
    """The desk's record is not there, is locked, damaged, full or of another schema; the message says which."""


class ModelError(DragomanError):
    """A language pipeline or the encoder's weights are missing or do not match their digest."""
