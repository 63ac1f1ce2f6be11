"""The colours of both themes, by what they mean; every pair that carries text has a contrast of at least 4.5 to 1."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtGui import QColor, QPalette

from hailong.domain.declaration import Channel
from hailong.domain.sheet import HELD_BY_SERVICE, SheetState


@dataclass(frozen=True, slots=True, kw_only=True)
class Colours:
    """One theme. ``soft`` is the ground of what is selected; ``side`` the ground of navigation and status line."""

    is_dark: bool
    window: str
    base: str
    side: str
    soft: str
    hover: str
    line: str
    field_line: str
    text: str
    muted: str
    accent: str
    on_accent: str
    accent_hover: str
    danger: str
    warning: str
    star: str
    green: str
    yellow: str
    red: str

    def text_pairs(self) -> tuple[tuple[str, str], ...]:
        """Every (text, ground) that the window shows."""
        grounds = (self.window, self.base, self.side, self.soft, self.hover)
        inks = (self.text, self.muted, self.accent, self.danger, self.warning)
        on_fields = ((self.on_accent, self.accent), (self.on_accent, self.accent_hover))
        return (*((ink, ground) for ink in inks for ground in grounds), *on_fields)

    def mark_pairs(self) -> tuple[tuple[str, str], ...]:
        """Every (mark, ground) that is no text: stars, dots, edges of fields; 3 to 1 is enough."""
        marks = (self.star, self.green, self.yellow, self.red, self.field_line)
        return tuple((mark, ground) for mark in marks for ground in (self.base, self.window))

    def channel(self, channel: Channel) -> QColor:
        """The dot beside the channel's word."""
        by_channel = {Channel.GREEN: self.green, Channel.YELLOW: self.yellow, Channel.RED: self.red}
        return QColor(by_channel.get(channel, self.muted))

    def sheet_state(self, state: SheetState) -> QColor:
        """The icon beside the state's word."""
        if state in HELD_BY_SERVICE:
            return QColor(self.accent)
        if state in (SheetState.NEEDS_YOU, SheetState.REMOVED):
            return QColor(self.danger)
        return QColor(self.muted)


LIGHT: Final = Colours(
    is_dark=False,
    window="#F8FAF9",
    base="#FFFFFF",
    side="#EFF3F2",
    soft="#DCEDEA",
    hover="#EAF2F1",
    line="#DCE3E1",
    field_line="#7E8C8A",
    text="#17211F",
    muted="#53605E",
    accent="#0F766E",
    on_accent="#FFFFFF",
    accent_hover="#0C5F59",
    danger="#B42318",
    warning="#8F4708",
    star="#D97706",
    green="#15803D",
    yellow="#B7791F",
    red="#DC2626",
)
DARK: Final = Colours(
    is_dark=True,
    window="#171D1C",
    base="#1D2423",
    side="#131918",
    soft="#22403C",
    hover="#243331",
    line="#303B39",
    field_line="#71807D",
    text="#E4EBE9",
    muted="#A5B3B0",
    accent="#4CCDBD",
    on_accent="#06231F",
    accent_hover="#7ADDD1",
    danger="#FF8F85",
    warning="#F5B45C",
    star="#D97706",
    green="#4ADE80",
    yellow="#EAB308",
    red="#F87171",
)


def of(palette: QPalette) -> Colours:
    """The theme that a widget's palette belongs to, told by a role that no style sheet touches."""
    return DARK if palette.color(QPalette.ColorRole.Mid).lightness() < 128 else LIGHT


def palette_of(colours: Colours) -> QPalette:
    """The palette that Fusion paints with."""
    role, palette = QPalette.ColorRole, QPalette()
    for one, colour in {
        role.Window: colours.window,
        role.WindowText: colours.text,
        role.Base: colours.base,
        role.AlternateBase: colours.window,
        role.Text: colours.text,
        role.Button: colours.base,
        role.ButtonText: colours.text,
        role.BrightText: colours.danger,
        role.ToolTipBase: colours.base,
        role.ToolTipText: colours.text,
        role.PlaceholderText: colours.muted,
        role.Highlight: colours.accent,
        role.HighlightedText: colours.on_accent,
        role.Accent: colours.accent,
        role.Link: colours.accent,
        role.LinkVisited: colours.accent,
        role.Light: colours.base,
        role.Midlight: colours.hover,
        role.Mid: colours.line,
        role.Dark: colours.field_line,
        role.Shadow: colours.line,
    }.items():
        palette.setColor(one, QColor(colour))
    for one in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, one, QColor(colours.field_line))
    return palette


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2.2 between two colours: 1 to 21."""
    brighter, darker = sorted((_luminance(QColor(one)), _luminance(QColor(other))), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def _luminance(colour: QColor) -> float:
    channels = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
