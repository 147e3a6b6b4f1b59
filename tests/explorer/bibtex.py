"""A reader of BibTeX as BibTeX itself reads: braces count, whatever stands before them."""

import re


def entries(text):
    """Key and fields of each entry; raises ValueError where BibTeX would not find the end of one."""
    found, at = [], 0
    while (start := text.find("@", at)) >= 0:
        head = re.compile(r"@(\w+)\{([^,\s{}\"#%~\\]+),\s*").match(text, start)
        if head is None:
            raise ValueError(f"no entry: {text[start : start + 60]!r}")
        fields, at = {}, head.end()
        while text[at] != "}":
            name = re.compile(r"(\w+) = (?=\{)").match(text, at)
            if name is None:
                raise ValueError(f"no field: {text[at : at + 60]!r}")
            at = _closing(text, name.end())
            if name[1] in fields:
                raise ValueError(f"twice: {name[1]}")
            fields[name[1]] = text[name.end() + 1 : at - 1]
            at = re.compile(r",?\s*").match(text, at).end()
        at += 1
        found.append((head[2], fields))
    return found


def _closing(text, start):
    depth = 0
    for place in range(start, len(text)):
        depth += (text[place] == "{") - (text[place] == "}")
        if not depth:
            return place + 1
    raise ValueError(f"never closed: {text[start : start + 60]!r}")


def as_printed(field):
    """What TeX prints of a field; raises ValueError at a command that is none of ours, or a sign with a meaning."""
    spelt = {"textbackslash": "\\", "textbraceleft": "{", "textbraceright": "}"}
    spelt |= {"textasciitilde": "~", "textasciicircum": "^"}
    printed, at = [], 0
    token = re.compile(r"\\([a-z]+)\{\}|\\([$&#_%])|([^\\{}$&#_%~^])")
    while at < len(field):
        match = token.match(field, at)
        if match is None or (match[1] and match[1] not in spelt):
            raise ValueError(f"a command: {field[at : at + 30]!r}")
        printed.append(spelt[match[1]] if match[1] else match[2] or match[3])
        at = match.end()
    return "".join(printed)
