"""Short ways to write the blocks of a starter."""

from typing import Any

Block = tuple[str, Any]


def text(*paragraphs: str) -> Block:
    """Paragraphs of running text."""
    return ("text", "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs))


def items(*lines: str) -> Block:
    """A list with dots."""
    return ("text", "<ul>" + "".join(f"<li>{line}</li>" for line in lines) + "</ul>")


def heading(words: str) -> Block:
    """A heading."""
    return ("heading", {"text": words, "level": "2"})


def callout(kind: str, title: str, words: str) -> Block:
    """A box; ``kind`` as `CalloutBlock` has it."""
    return ("callout", {"kind": kind, "title": title, "text": f"<p>{words}</p>"})


def questions(*pairs: tuple[str, str]) -> Block:
    """Questions with their answers, folded."""
    entries = [{"title": title, "text": f"<p>{answer}</p>"} for title, answer in pairs]
    return ("accordion", {"entries": entries})


def steps(*entries: tuple[str, str, str]) -> Block:
    """Steps: what is done, how, and how long it takes."""
    return (
        "steps",
        {
            "entries": [
                {"title": title, "text": f"<p>{how}</p>", "role": "", "time": time}
                for title, how, time in entries
            ]
        },
    )


def contact(purpose: str, address: str, hours: str) -> Block:
    """A contact card in which the office is still to be chosen."""
    return (
        "contact",
        {
            "title": "",
            "purpose": purpose,
            "department": None,
            "venue": None,
            "phone": "",
            "address": address,
            "hours": hours,
        },
    )
