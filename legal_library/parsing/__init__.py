"""From the text of a Chinese law to a tree of provisions and a list of findings.

`parser.parse` is total: any text gives a tree, it never raises, and no character of the text is
lost: what does not stand in the tree is named by a finding (`account.unaccounted` proves it).
Nothing here knows the database.

Source: Legislation Law (立法法) 2023, article 65: parts, chapters, sections, articles, paragraphs,
items and subitems; paragraphs have no number.
"""
