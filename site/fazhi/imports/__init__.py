"""Bringing lists in from spreadsheets, on a screen or by a command, always the same way.

A room describes its list as an `Importer`: the columns, a plan (what would be made and changed, and
what is wrong) and how a plan is carried out. `views` shows the plan before anything happens;
`importer.import_file` does the same without a screen.
"""
