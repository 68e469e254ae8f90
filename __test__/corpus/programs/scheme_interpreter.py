# A tiny Scheme-like interpreter with closures.
# heavy
class SchemeError(Exception):
    pass

def tokenize(src):
    return src.replace("(", " ( ").replace(")", " ) ").split()

def read(tokens):
    if not tokens:
        raise SchemeError("unexpected end")
    tok = tokens.pop(0)
    if tok == "(":
        out = []
        while tokens and tokens[0] != ")":
            out.append(read(tokens))
        if not tokens:
            raise SchemeError("missing )")
        tokens.pop(0)
        return out
    if tok == ")":
        raise SchemeError("unexpected )")
    try:
        return int(tok)
    except ValueError:
        return tok

class Env:
    def __init__(self, names=(), values=(), outer=None):
        if len(names) != len(values):
            raise SchemeError(f"expected {len(names)} arguments, got {len(values)}")
        self.vars = dict(zip(names, values))
        self.outer = outer

    def find(self, name):
        if name in self.vars:
            return self.vars
        if self.outer is None:
            raise SchemeError(f"unbound {name}")
        return self.outer.find(name)

def fold(f):
    def apply(*xs):
        acc, *rest = xs
        for x in rest:
            acc = f(acc, x)
        return acc
    return apply

BASE = Env()
BASE.vars = {
    "+": fold(lambda a, b: a + b), "-": fold(lambda a, b: a - b), "*": fold(lambda a, b: a * b),
    "<": lambda a, b: a < b, "=": lambda a, b: a == b, "list": lambda *xs: list(xs),
    "car": lambda xs: xs[0], "cdr": lambda xs: xs[1:], "null?": lambda xs: xs == [],
}

def evaluate(x, env):
    while True:
        if isinstance(x, int):
            return x
        if isinstance(x, str):
            return env.find(x)[x]
        head, *args = x
        if head == "if":
            test, then, other = args
            x = then if evaluate(test, env) else other
        elif head == "define":
            name, value = args
            env.vars[name] = evaluate(value, env)
            return None
        elif head == "lambda":
            params, body = args
            return lambda *values: evaluate(body, Env(params, values, env))
        elif head == "set!":
            env.find(args[0])[args[0]] = evaluate(args[1], env)
            return None
        elif head == "begin":
            for e in args[:-1]:
                evaluate(e, env)
            x = args[-1]
        else:
            f, *values = [evaluate(e, env) for e in x]
            return f(*values)

def run(source):
    tokens, env, result = tokenize(source), Env(outer=BASE), None
    while tokens:
        result = evaluate(read(tokens), env)
    return result

print(run("(+ 1 (* 2 3) 4)"))
print(run("(define fact (lambda (n) (if (< n 2) 1 (* n (fact (- n 1)))))) (fact 12)"))
print(run("(define counter (lambda (n) (lambda () (begin (set! n (+ n 1)) n)))) (define c (counter 10)) (c) (c) (list (c) (c))"))
print(run("(define map (lambda (f xs) (if (null? xs) (list) (+ (list (f (car xs))) (map f (cdr xs)))))) (map (lambda (x) (* x x)) (list 1 2 3))"))
for bad in ("(+ 1", ")", "(foo 1)", "((lambda (x) x))", "(car (list))", "(+ 1 (list))"):
    try:
        print(run(bad))
    except (SchemeError, IndexError, TypeError) as e:
        print(f"{bad:<20} {type(e).__name__}: {e}")
