"""A page as a value: its text, which a notebook shows in a frame that may do nothing but run its script."""

from __future__ import annotations

from html import escape

HEIGHT = 860  # pixels of the frame


class Page(str):
    """The text of a page; the last value of a notebook's cell shows itself."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        # without allow-same-origin the frame can neither read the notebook nor reach its server
        return (
            f'<iframe sandbox="allow-scripts allow-popups allow-downloads" title="maslahat" width="100%"'
            f' height="{HEIGHT}" style="border:0" srcdoc="{escape(self)}"></iframe>'
        )
