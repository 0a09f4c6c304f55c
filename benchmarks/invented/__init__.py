"""A made-up record: what happened is drawn first, then told by reports that are coded as they are written.

Countries and cities are real, and nothing else: persons, outlets, dealings and sentences are invented, and each report
says so. The same seed gives the same reports on every machine.
"""
