"""The proof that no character is lost: text in = text of the tree plus what findings name."""

from legal_library.parsing.characters import ink
from legal_library.parsing.manuscript import Manuscript
from legal_library.parsing.parser import ParsedLaw
from legal_library.parsing.tree import walk


def account(parsed: ParsedLaw) -> str:
    """Everything that a parsed law kept or named, in the order of the text, without space."""
    pieces = [(node.at, node.printed) for node in walk(parsed.roots) if node.printed]
    pieces += [(line.at, line.text) for line in parsed.title_lines]
    pieces += [(line.at, line.text) for line in parsed.history_lines]
    for finding in parsed.findings:
        pieces += finding.dropped
    return ink("".join(text for _at, text in sorted(pieces, key=lambda piece: piece[0])))


def unaccounted(manuscript: Manuscript, parsed: ParsedLaw) -> str:
    """The characters of the manuscript that are neither in the tree nor named; empty when all are.

    When the order differs, the text from the first difference on.
    """
    wanted, found = ink(manuscript.text), account(parsed)
    if wanted == found:
        return ""
    same = next(
        (i for i, (a, b) in enumerate(zip(wanted, found, strict=False)) if a != b),
        min(len(wanted), len(found)),
    )
    return wanted[same:] or found[same:]
