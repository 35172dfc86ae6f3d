"""As what lists of guides are given out."""

KINDS = ("xlsx", "csv", "json")
