"""Typeset PDF and XLSX lists.

`description` says what a document holds, `html` reads that from the HTML of a page, `typesetting` makes
PDF of it, `workbook` makes lists of rows. None of them knows a model or a request.
"""
