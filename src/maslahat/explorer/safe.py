"""One HTML file of many parts, of which none runs that should not: JSON, scripts, policy."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from importlib.resources import files

from markupsafe import Markup

from maslahat.errors import MaslahatError

# vis-network 9.1.2, MIT or Apache-2.0; it lies in the pyvis wheel, which is pinned, and is inlined as it is.
VIS = ("pyvis", "templates/lib/vis-9.1.2/vis-network.min.js")
VIS_SHA256 = "1f20f0736f32cb9bedf8f6383b25cfea2f839e1abe80d6e8040b4d5bea378c69"

_ESCAPES = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}


def vis_network() -> str:
    """The text of vis-network from the installed pyvis; MaslahatError if it is missing or another one."""
    package, path = VIS
    mend = "reinstall it: pip install --force-reinstall pyvis==0.3.2"
    try:
        content = files(package).joinpath(path).read_bytes()
    except (OSError, ModuleNotFoundError) as error:
        raise MaslahatError(f"the installed {package} lacks {path}, which draws the page; {mend}") from error
    found = hashlib.sha256(content).hexdigest()
    if found != VIS_SHA256:
        raise MaslahatError(f"{path} of the installed {package} is another file (sha256 {found:.12}…); {mend}")
    # a parser of HTML turns CR LF into LF before the policy's hash is compared
    return content.decode("utf-8").replace("\r\n", "\n")


def json_text(value: object) -> Markup:
    """JSON that can stand in a script element: it can neither end the element nor a line of script."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True, allow_nan=False)
    # a lone surrogate cannot be written as UTF-8
    text = text.encode("utf-8", "replace").decode("utf-8")
    return Markup(text.translate(_ESCAPES))


def without_remarks(code: str) -> str:
    """Our own script or style without the lines that are remarks, and without indentation: a quarter of its size.

    No text of ours runs over several lines, nor does a remark begin behind code.
    """
    lines, remark = [], False
    for line in map(str.strip, code.split("\n")):
        remark = remark or line.startswith("/*")
        if line and not remark and not line.startswith("//"):
            lines.append(line)
        remark = remark and not line.endswith("*/")
    return "\n".join(lines) + "\n"


def inline(code: str, element: str) -> Markup:
    """Code of our own as the content of a script or style element; refused if it would end the element."""
    if re.search(rf"</{element}|<!--", code, re.IGNORECASE) or "\r" in code:
        raise MaslahatError(f"code for a {element} element holds what would end or change it")
    return Markup(code)


def policy(scripts: list[str], styles: list[str]) -> str:
    """The content security policy: these scripts and styles run, nothing is fetched."""
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {' '.join(map(_hash, scripts))}",
            f"style-src {' '.join(map(_hash, styles))}",
            "img-src data: blob:",
            "connect-src 'none'",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _hash(code: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(code.encode('utf-8')).digest()).decode()}'"
