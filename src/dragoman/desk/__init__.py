"""The record, worked: what thousands of reports come to over months."""
