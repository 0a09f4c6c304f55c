"""The record, worked: reports of one happening merged, storylines followed, expectations settled, relations drawn.

Everything here reads in the order of publication and never looks ahead (docs/adr/0008): what it derives as of a day is
what it derives from the reports up to that day.
"""
