# A small language: tokens, a parser, patterns, exceptions, closures, recursion.
class Problem(Exception):
    def __init__(self, message, at):
        super().__init__(message)
        self.at = at


def tokens(text):
    at = 0
    while at < len(text):
        character = text[at]
        if character.isspace():
            at += 1
        elif character.isdigit():
            start = at
            while at < len(text) and text[at].isdigit():
                at += 1
            yield "number", int(text[start:at])
        elif character.isalpha():
            start = at
            while at < len(text) and text[at].isalnum():
                at += 1
            yield "name", text[start:at]
        else:
            at += 1
            yield "sign", character


class Parser:
    LEVELS = ("<>", "+-", "*/%")

    def __init__(self, text):
        self.tokens = list(tokens(text))
        self.at = 0

    def peek(self):
        return self.tokens[self.at] if self.at < len(self.tokens) else ("end", None)

    def take(self):
        token = self.peek()
        self.at += 1
        return token

    def level(self, n=0):
        if n == len(self.LEVELS):
            return self.atom()
        left = self.level(n + 1)
        while self.peek()[0] == "sign" and self.peek()[1] in self.LEVELS[n]:
            sign = self.take()[1]
            left = (sign, left, self.level(n + 1))
        return left

    def atom(self):
        match self.take():
            case ("number", value):
                return ("value", value)
            case ("name", name):
                return ("name", name)
            case ("sign", "("):
                inner = self.level()
                if self.take() != ("sign", ")"):
                    raise Problem("expected )", self.at)
                return inner
            case (kind, what):
                raise Problem(f"unexpected {kind} {what!r}", self.at)


def evaluate(tree, names):
    match tree:
        case ("value", value):
            return value
        case ("name", name) if name in names:
            return names[name]
        case ("name", name):
            raise Problem(f"no {name}", 0)
        case ("+", a, b):
            return evaluate(a, names) + evaluate(b, names)
        case ("-", a, b):
            return evaluate(a, names) - evaluate(b, names)
        case ("*", a, b):
            return evaluate(a, names) * evaluate(b, names)
        case ("/" | "%" as sign, a, b):
            left, right = evaluate(a, names), evaluate(b, names)
            return left // right if sign == "/" else left % right
        case ("<", a, b):
            return int(evaluate(a, names) < evaluate(b, names))
        case (">", a, b):
            return int(evaluate(a, names) > evaluate(b, names))
        case _:
            raise Problem(f"cannot evaluate {tree}", 0)


SOURCES = ["(a + 3) * (b - 2) / 7", "a * a - b * b + 12 % 5", "1 + (2", "a / (b - b)", "c + 1", "a < b"]


def main(rounds):
    total, problems = 0, {}
    for n in range(rounds):
        for source in SOURCES:
            try:
                total += evaluate(Parser(source).level(), {"a": n, "b": n % 13})
            except Problem as problem:
                problems[str(problem)] = problems.get(str(problem), 0) + 1
            except ZeroDivisionError:
                problems["zero"] = problems.get("zero", 0) + 1
            finally:
                total += 1
    return total, problems


print(main(900))
