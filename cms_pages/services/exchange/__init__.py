"""Service guides as workbooks: brought in, given out, and an empty one to fill in.

A row is one paper of one guide; rows of a guide share its implementing code. The columns of the import and
of the exports are the same (`fields`), so that an export that is imported again changes nothing. What is
brought in are drafts: readers see nothing of it before it is signed off.
"""
