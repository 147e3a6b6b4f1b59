"""Look at a page: `python tests/explorer/screenshot.py page.html picture.png [--dark] [--size 1440x900] [--lang ru]`.

With `--every` a picture of each view in each theme, in a folder: `screenshot.py page.html docs/pictures --every`.

Also the one place that says how the browser of the tests is found and started.
"""

import argparse
import contextlib
import os
import shutil
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync --font-render-hinting=none"
).split()


def browser_path():
    """The browser to use: $MASLAHAT_BROWSER, else Chromium on PATH, else None."""
    return os.environ.get("MASLAHAT_BROWSER") or shutil.which("chromium")


@contextlib.contextmanager
def launched() -> "contextlib.AbstractContextManager[Browser]":
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path(), args=FLAGS)
        try:
            yield browser
        finally:
            browser.close()


def screenshot(page_file, picture, *, dark=False, width=1440, height=900, language="", whole=False, scale=1, select=""):
    """A PNG of a page as it stands open; ``whole`` takes all of it, ``select`` the IRI that is chosen first."""
    with launched() as browser:
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
            device_scale_factor=scale,
            reduced_motion="reduce",
        )
        page = context.new_page()
        page.on("console", lambda m: print("console:", m.text))
        page.on("pageerror", lambda e: print("pageerror:", e))
        from urllib.parse import urlencode

        said = {k: v for k, v in {"lang": language, "sel": select}.items() if v}
        page.goto(Path(page_file).resolve().as_uri() + ("#" + urlencode(said) if said else ""))
        page.wait_for_timeout(600)
        page.screenshot(path=str(picture), full_page=whole)


def every_view(page_file, folder, *, width, height, fragment=""):
    """A PNG of each view in each theme; ``fragment`` is the state in which they are shown."""
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    with launched() as browser:
        for scheme in ("light", "dark"):
            context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
            page = context.new_page()
            page.on("pageerror", lambda e: print("pageerror:", e))
            page.goto(Path(page_file).resolve().as_uri() + fragment)
            page.wait_for_timeout(600)
            for view in page.evaluate("window.maslahat.views.map((view) => view.name)"):
                page.evaluate("(view) => window.maslahat.change({ view })", view)
                page.wait_for_timeout(600)
                page.screenshot(path=str(folder / f"{view}-{scheme}.png"))
            context.close()


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("page")
    parser.add_argument("picture")
    parser.add_argument("--every", action="store_true")
    parser.add_argument("--at", default="", help="the state of the page, as its address tells it after the #")
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--whole", action="store_true")
    parser.add_argument("--size", default="1440x900")
    parser.add_argument("--lang", default="")
    parser.add_argument("--select", default="")
    parser.add_argument("--scale", type=float, default=1)
    given = parser.parse_args()
    width, height = map(int, given.size.split("x"))
    if given.every:
        every_view(given.page, given.picture, width=width, height=height, fragment=f"#{given.at}" if given.at else "")
        return
    screenshot(
        given.page,
        given.picture,
        dark=given.dark,
        whole=given.whole,
        width=width,
        height=height,
        language=given.lang,
        select=given.select,
        scale=given.scale,
    )


if __name__ == "__main__":
    main()
