# A tokenizer and recursive descent parser for arithmetic.
# heavy
class ParseError(Exception):
    pass

def tokenize(text):
    i = 0
    while i < len(text):
        ch = text[i]
        if ch.isspace():
            i += 1
        elif ch.isdigit() or ch == ".":
            start = i
            while i < len(text) and (text[i].isdigit() or text[i] == "."):
                i += 1
            number = text[start:i]
            yield "num", float(number) if "." in number else int(number)
        elif ch.isalpha():
            start = i
            while i < len(text) and text[i].isalnum():
                i += 1
            yield "name", text[start:i]
        elif text.startswith("**", i):
            yield "op", "**"
            i += 2
        elif ch in "+-*/()%":
            yield "op", ch
            i += 1
        else:
            raise ParseError(f"unexpected {ch!r} at {i}")
    yield "end", None

class Parser:
    def __init__(self, text, env=None):
        self.tokens = list(tokenize(text))
        self.pos = 0
        self.env = env or {}

    def peek(self):
        return self.tokens[self.pos]

    def take(self, *ops):
        kind, value = self.peek()
        if kind == "op" and value in ops:
            self.pos += 1
            return value
        return None

    def expr(self):
        value = self.term()
        while op := self.take("+", "-"):
            right = self.term()
            value = value + right if op == "+" else value - right
        return value

    def term(self):
        value = self.factor()
        while op := self.take("*", "/", "%"):
            right = self.factor()
            if op == "*":
                value *= right
            elif op == "/":
                value /= right
            else:
                value %= right
        return value

    def factor(self):
        if self.take("-"):
            return -self.factor()
        base = self.atom()
        if self.take("**"):
            return base ** self.factor()
        return base

    def atom(self):
        kind, value = self.peek()
        self.pos += 1
        if kind == "num":
            return value
        if kind == "name":
            if value not in self.env:
                raise ParseError(f"unknown name {value}")
            return self.env[value]
        if (kind, value) == ("op", "("):
            inner = self.expr()
            if not self.take(")"):
                raise ParseError("expected )")
            return inner
        raise ParseError(f"unexpected {kind} {value}")

    def parse(self):
        value = self.expr()
        if self.peek()[0] != "end":
            raise ParseError(f"trailing {self.peek()[1]!r}")
        return value

for text in ("1 + 2*3", "-2**2", "(1+x)*y", "2**3**2", "1 +", "(2", "4 $ 4", "q", "1/0", "7 2"):
    try:
        print(f"{text} = {Parser(text, {'x': 4, 'y': 2.5}).parse()}")
    except (ParseError, ZeroDivisionError) as e:
        print(f"{text} -> {type(e).__name__}: {e}")
