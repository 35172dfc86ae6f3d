"""Lists of people for a session, in and out as XLSX."""
