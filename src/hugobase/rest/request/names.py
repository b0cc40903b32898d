"""The grammar of names, JSON paths and fields, which every parameter shares."""

from hugobase.rest.request.scanner import Scanner, quoted
from hugobase.rest.request.syntax import Field, JsonStep

FIELD_NAME = "field name (* or [a..z0..9_$])"
KEY_NAME = "any non reserved character different from: .,>()"
_DIGITS = "0123456789"


def identifier(scan: Scanner) -> str:
    word = scan.take_while(lambda char: char.isalpha() or char in "0123456789_ $")
    scan.miss("letter")
    scan.miss("digit")
    if not word:
        raise scan.miss(None)
    return word.strip()


def quoted_value(scan: Scanner) -> str:
    scan.expect('"')
    parts: list[str] = []
    while True:
        parts.append(scan.take_while(lambda char: char not in '"\\'))
        if scan.accept('"'):
            return "".join(parts)
        scan.expect("\\")
        if scan.ended:
            raise scan.miss(None)
        parts.append(scan.peek())
        scan.position += 1


def field_name(scan: Scanner) -> str:
    return scan.labelled(FIELD_NAME, lambda: quoted_value(scan) if scan.peek() == '"' else _dashed(scan))


def _dashed(scan: Scanner) -> str:
    parts = [identifier(scan)]
    while _dash(scan):
        parts.append(identifier(scan))
    return "-".join(parts)


def _dash(scan: Scanner) -> bool:
    """A hyphen that does not begin an arrow."""
    if scan.peek() == "-" and scan.text[scan.position + 1 : scan.position + 2] != ">":
        scan.position += 1
        return True
    scan.miss(quoted("-"))
    return False


def json_path(scan: Scanner) -> tuple[JsonStep, ...]:
    steps: list[JsonStep] = []
    while True:
        if scan.accept("->>"):
            text = True
        elif scan.accept("->"):
            text = False
        else:
            return tuple(steps)
        index = _index(scan)
        steps.append(
            JsonStep(text, _key(scan), is_index=False) if index is None else JsonStep(text, index, is_index=True)
        )


def _index(scan: Scanner) -> str | None:
    start = scan.position
    sign = "-" if scan.peek() == "-" else "+"
    if sign == "-":
        scan.position += 1
    else:
        scan.miss(quoted("-"))
    scan.miss("digit")
    digits = scan.take_while(lambda char: char in _DIGITS)
    rest = scan.text[scan.position :]
    if digits and (not rest or rest.startswith(("->", "::", ".", ","))):
        return sign + digits
    scan.position = start
    return None


def _key(scan: Scanner) -> str:
    return scan.labelled(KEY_NAME, lambda: quoted_value(scan) if scan.peek() == '"' else _dashed_key(scan))


def _dashed_key(scan: Scanner) -> str:
    parts: list[str] = []
    while True:
        part = scan.take_while(lambda char: char not in "(-:.,>)")
        if not part:
            raise scan.miss(None)
        parts.append(part.strip())
        if not _dash(scan):
            return "-".join(parts)


def field(scan: Scanner) -> Field:
    scan.blanks()
    found = Field(field_name(scan), json_path(scan))
    scan.blanks()
    return found


def delimiter(scan: Scanner) -> None:
    scan.expect(".", "delimiter (.)")
