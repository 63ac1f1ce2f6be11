"""Tooltips that show a stranger's text as it was written: Qt takes one that looks like markup for markup."""

from html import escape


def plain_tip(text: str) -> str:
    """``text`` for a tooltip; nothing in it is formatted, followed or loaded."""
    if "<" not in text and "&" not in text:
        return text
    return f"<p>{escape(text)}</p>".replace("\n", "<br>")
