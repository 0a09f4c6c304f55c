"""What reports themselves tell of persons: readings kept as rows of a person's own tables, with their evidence."""

from .learned import Learned, Told, told
from .table import write_people

__all__ = ["Learned", "Told", "told", "write_people"]
