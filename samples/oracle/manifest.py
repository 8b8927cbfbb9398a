# The part of YAML that isms.yaml uses: nested maps and lists by indentation, maps and lists in one line, quotes, comments.


def read(text):
    """The manifest as maps, lists and strings; no value is converted."""
    lines = []
    for number, line in enumerate(text.splitlines(), start=1):
        bare = uncommented(line)
        if bare.strip():
            lines.append((len(bare) - len(bare.lstrip()), bare.strip(), number))
    value, rest = block(lines, 0)
    if rest != len(lines):
        raise ValueError(f"line {lines[rest][2]}: not understood")
    return value


def uncommented(line):
    quoted = False
    for at, character in enumerate(line):
        if character == '"':
            quoted = not quoted
        elif character == "#" and not quoted and (at == 0 or line[at - 1] == " "):
            return line[:at].rstrip()
    return line.rstrip()


def block(lines, at):
    """The map or list that begins at line `at`, and the line after it."""
    indent = lines[at][0]
    if lines[at][1].startswith("- "):
        items = []
        while at < len(lines) and lines[at][0] == indent and lines[at][1].startswith("- "):
            # The first key of an item stands behind its dash, the others below it, two columns in.
            lines[at] = (indent + 2, lines[at][1][2:], lines[at][2])
            item, at = block(lines, at)
            items.append(item)
        return items, at
    found = {}
    while at < len(lines) and lines[at][0] == indent and not lines[at][1].startswith("- "):
        key, value = pair(lines[at][1])
        at += 1
        if value:
            found[key] = scalar(value)
        else:
            found[key], at = block(lines, at)
    return found, at


def pair(text):
    if text.startswith('"'):
        key, _, rest = text[1:].partition('"')
        return key, rest.lstrip()[1:].strip()
    key, _, rest = text.partition(":")
    return key.strip(), rest.strip()


def scalar(text):
    if text[0] == "{":
        return dict((key, scalar(value)) for key, value in (pair(part) for part in parts(text[1:-1])))
    if text[0] == "[":
        return [scalar(part) for part in parts(text[1:-1])]
    return text[1:-1] if text[0] == '"' else text


def parts(text):
    """Splits at commas that are in no bracket and no quotes."""
    found, depth, quoted, start = [], 0, False, 0
    for at, character in enumerate(text):
        quoted ^= character == '"'
        depth += (character in "[{") - (character in "]}")
        if character == "," and depth == 0 and not quoted:
            found.append(text[start:at].strip())
            start = at + 1
    return [part for part in [*found, text[start:].strip()] if part]
