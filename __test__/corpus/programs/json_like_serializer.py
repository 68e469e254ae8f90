# A JSON-like writer and reader, written by hand.
# heavy
class JsonError(ValueError):
    def __init__(self, message, pos):
        super().__init__(f"{message} at {pos}")
        self.pos = pos

def dumps(x, indent=None, level=0):
    if x is None:
        return "null"
    if x is True or x is False:
        return str(x).lower()
    if isinstance(x, (int, float)):
        return repr(x)
    if isinstance(x, str):
        return '"' + x.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
    pad = "" if indent is None else "\n" + " " * indent * (level + 1)
    end = "" if indent is None else "\n" + " " * indent * level
    sep = "," + (pad or " ")
    if isinstance(x, (list, tuple)):
        return "[" + pad + sep.join(dumps(v, indent, level + 1) for v in x) + end + "]" if x else "[]"
    if isinstance(x, dict):
        return "{" + pad + sep.join(f"{dumps(str(k))}: {dumps(v, indent, level + 1)}" for k, v in x.items()) + end + "}" if x else "{}"
    raise TypeError(f"cannot serialise {type(x).__name__}")

class Reader:
    WORDS = {"null": None, "true": True, "false": False}

    def __init__(self, text):
        self.text, self.pos = text, 0

    def skip(self):
        while self.text[self.pos:self.pos + 1].isspace():
            self.pos += 1
        return self.text[self.pos:self.pos + 1]

    def expect(self, ch):
        if self.skip() != ch:
            raise JsonError(f"expected {ch!r}", self.pos)
        self.pos += 1

    def value(self):
        ch = self.skip()
        if ch == '"':
            return self.string()
        if ch == "[":
            return list(self.items("[]", self.value))
        if ch == "{":
            return dict(self.items("{}", self.pair))
        for word, value in self.WORDS.items():
            if self.text.startswith(word, self.pos):
                self.pos += len(word)
                return value
        start = self.pos
        while self.text[self.pos:self.pos + 1] in set("+-.eE0123456789"):
            self.pos += 1
        number = self.text[start:self.pos]
        try:
            return float(number) if set(number) & set(".eE") else int(number)
        except ValueError:
            raise JsonError("bad value", start) from None

    def items(self, brackets, read):
        self.expect(brackets[0])
        if self.skip() != brackets[1]:
            yield read()
            while self.skip() == ",":
                self.pos += 1
                yield read()
        self.expect(brackets[1])

    def pair(self):
        self.skip()
        key = self.string()
        self.expect(":")
        return key, self.value()

    def string(self):
        self.expect('"')
        out = []
        while (ch := self.text[self.pos:self.pos + 1]) != '"':
            if not ch:
                raise JsonError("unterminated string", self.pos)
            if ch == "\\":
                self.pos += 1
                ch = {"n": "\n"}.get(self.text[self.pos], self.text[self.pos])
            out.append(ch)
            self.pos += 1
        self.pos += 1
        return "".join(out)

data = {"a": [1, -2.5, None], "s": 'q"\n', "e": {}}
text = dumps(data)
print(text)
print(dumps({"k": [True, {"n": []}]}, indent=2))
print(Reader(text).value() == data, Reader(' [1, [2], "x"] ').value())
for bad in ('[1 2]', '{"a" 1}', '"abc', 'nope', '[1,'):
    try:
        print(Reader(bad).value())
    except JsonError as e:
        print(f"{bad}: {e} ({e.pos})")
try:
    dumps({"f": len})
except TypeError as e:
    print(e)
