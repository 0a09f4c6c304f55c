from tests.records import record, url

__all__ = ["record", "url"]
