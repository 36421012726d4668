"""The icons, 24-box strokes. Beside a word always, never instead of one."""

# Name: shapes. A name in SIDEWAYS points somewhere and is mirrored right to left.
SHAPES = {
    "alert": '<path d="M12 4L2.8 20h18.4z"/><path d="M12 10v4.2M12 17v.1"/>',
    "back": '<path d="M19 12H5M11 6l-6 6 6 6"/>',
    "bag": '<path d="M5 8.5h14l-1 11.5H6zM8.5 8.5V7a3.5 3.5 0 0 1 7 0v1.5"/>',
    "bell": '<path d="M6 16.5V11a6 6 0 0 1 12 0v5.5l1.6 2H4.4zM10 21h4M12 5V3"/>',
    "calendar": '<path d="M4 6h16v14H4zM4 10.5h16M8 3.5V8M16 3.5V8"/>',
    "chart": '<path d="M4 20h16M7 20v-6M12 20V6M17 20v-9"/>',
    "check": '<path d="M4.5 12.8l4.7 4.7L19.5 7"/>',
    "clock": '<circle cx="12" cy="12" r="8.5"/><path d="M12 7.2V12l3.2 2"/>',
    "cross": '<path d="M6 6l12 12M18 6L6 18"/>',
    "cup": (
        '<path d="M5 10h11v5.5a4.5 4.5 0 0 1-4.5 4.5h-2A4.5 4.5 0 0 1 5 15.5zM16 11.5h1.5a2.5 '
        '2.5 0 0 1 0 5H16M8.2 3.5c-1.2 1.2 1.2 2.2 0 3.5M12.6 3.5c-1.2 1.2 1.2 2.2 0 3.5"/>'
    ),
    "download": '<path d="M12 4v11M7.5 10.8L12 15.3l4.5-4.5M4.5 20h15"/>',
    "eye": (
        '<path d="M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12z"/>'
        '<circle cx="12" cy="12" r="2.8"/>'
    ),
    "exit": '<path d="M14 4H5v16h9M10 12h11M17 8l4 4-4 4"/>',
    "find": '<circle cx="11" cy="11" r="6.5"/><path d="M16 16l4.5 4.5"/>',
    "half": (
        '<circle cx="12" cy="12" r="8"/>'
        '<path d="M12 4a8 8 0 0 1 0 16z" fill="currentColor" stroke="none"/>'
    ),
    "history": '<path d="M4 12a8 8 0 1 0 2.4-5.7M4 4.5v4h4M12 8v4.2l3 1.8"/>',
    "inbox": '<path d="M4 13.5L6.5 5h11l2.5 8.5V19H4zM4 13.5h4.5l1.2 2.5h4.6l1.2-2.5H20"/>',
    "leaves": '<path d="M10 5H5v14h14v-5M14 4h6v6M20 4l-9 9"/>',
    "lock": (
        '<rect x="5" y="11" width="14" height="9" rx="2"/><path d="M8 11V8a4 4 0 0 1 8 0v3"/>'
    ),
    "loud": '<path d="M4 10v4.5h3.5L16 19V5.5L7.5 10zM19 9.5c1.4 1.7 1.4 3.8 0 5.5"/>',
    "menu": '<path d="M5 7h14M5 12h14M5 17h14"/>',
    "message": (
        '<path d="M6 4.5h12a2.5 2.5 0 0 1 2.5 2.5v7a2.5 2.5 0 0 1-2.5 2.5h-6.5L7 20.5v-4H6A2.5 '
        '2.5 0 0 1 3.5 14V7A2.5 2.5 0 0 1 6 4.5zM8 9h8M8 12.5h5"/>'
    ),
    "minus": '<path d="M6 12h12"/>',
    "moon": '<path d="M19.5 14.5A8 8 0 1 1 9.5 4.5a6.5 6.5 0 0 0 10 10z"/>',
    "no": '<circle cx="12" cy="12" r="8.5"/><path d="M8 12h8"/>',
    "page": '<path d="M5 4h14v16H5zM8.5 8.5h7M8.5 12h7M8.5 15.5h4"/>',
    "pen": '<path d="M4 20l1-4.5L16 4.5 19.5 8 8.5 19zM13.5 7l3.5 3.5"/>',
    "people": (
        '<circle cx="9" cy="8.5" r="3.3"/><path d="M2.5 19.5a6.5 6.5 0 0 1 13 0M15.5 5.6a3.3 3.3 '
        '0 0 1 0 5.8M18 14.4a6.5 6.5 0 0 1 3.5 5.1"/>'
    ),
    "person": '<circle cx="12" cy="8" r="3.8"/><path d="M4.5 20a7.5 7.5 0 0 1 15 0"/>',
    "phone": (
        '<path d="M6.5 3.5h3l1.8 4.6-2.3 1.5a11.5 11.5 0 0 0 5.4 5.4l1.5-2.3 4.6 1.8v3a3 3 0 0 '
        '1-3 3A15 15 0 0 1 3.5 6.5a3 3 0 0 1 3-3z"/>'
    ),
    "plus": '<path d="M12 5v14M5 12h14"/>',
    "print": '<path d="M7 9V3.5h10V9M7 17H4V9h16v8h-3M7 14h10v6.5H7z"/>',
    "question": (
        '<circle cx="12" cy="12" r="8.5"/>'
        '<path d="M9.6 9.6a2.5 2.5 0 1 1 3.6 2.2c-.8.4-1.2 1-1.2 1.8M12 16.6v.1"/>'
    ),
    "report": '<path d="M6 3.5h8.5L19 8v12.5H6zM14 3.5V8.5h5M9 13h7M9 16.5h5"/>',
    "settings": (
        '<path d="M4 7.5h9M17 7.5h3M4 16.5h3M11 16.5h9"/><circle cx="15" cy="7.5" r="2"/>'
        '<circle cx="9" cy="16.5" r="2"/>'
    ),
    "shift": (
        '<path d="M2.5 16.5V7h11v9.5M13.5 10h4.2l3.8 3.6v2.9h-2M9.5 16.5h5M2.5 16.5h1.9"/>'
        '<circle cx="7" cy="17" r="2.3"/><circle cx="17" cy="17" r="2.3"/>'
    ),
    "today": '<path d="M4.5 11L12 4.5l7.5 6.5v9h-5v-5.5h-5V20h-5z"/>',
}
SIDEWAYS = {"back", "exit", "find", "half", "leaves", "loud", "pen", "shift"}


def svg(name: str) -> str:
    """
    Return one icon as markup, hidden from screen readers.

    :raises KeyError: there is no icon of this name
    """
    turns = " flip" if name in SIDEWAYS else ""
    return (
        f'<svg class="ico{turns}" viewBox="0 0 24 24" aria-hidden="true">{SHAPES[name]}</svg>'
    )
