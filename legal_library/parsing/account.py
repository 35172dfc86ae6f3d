"""The proof that no character is lost: text in = text of the tree plus what findings name."""

from legal_library.parsing.characters import ink
from legal_library.parsing.manuscript import Manuscript
from legal_library.parsing.parser import ParsedLaw
from legal_library.parsing.tree import walk


def account(parsed: ParsedLaw) -> str:
    """Everything that the tree of a parsed law prints, in the order of the text, without space."""
    return ink("".join(node.printed for node in walk(parsed.roots)))


def unaccounted(manuscript: Manuscript, parsed: ParsedLaw) -> str:
    """The characters of the manuscript that are neither in the tree nor named; empty when all are.

    Whole lines are named: as the title, as the note, or as what a finding says was left out. The
    others stand in the tree, in their order. When they do not, the text from the first difference on.
    """
    named = {(line.at, ink(line.text)) for line in (*parsed.title_lines, *parsed.history_lines)}
    named |= {(at, ink(text)) for finding in parsed.findings for at, text in finding.dropped}
    lines = [(line.at, ink(line.text)) for line in (*(manuscript.history or []), *manuscript.lines)]
    invented = named - set(lines)
    if invented:
        return "".join(text for _at, text in sorted(invented))
    lines.sort(key=lambda line: line[0])
    wanted = "".join(text for at, text in lines if (at, text) not in named)
    found = account(parsed)
    if wanted == found:
        return ""
    same = next(
        (i for i, (a, b) in enumerate(zip(wanted, found, strict=False)) if a != b),
        min(len(wanted), len(found)),
    )
    return wanted[same:] or found[same:]
