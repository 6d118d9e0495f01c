"""Dates: two calendars, EDTF, what people type, and distances."""
