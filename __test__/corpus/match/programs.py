# Programs that calculate with match: an evaluator, a tokenizer, a state machine.
# heavy
def simplify(e):
    match e:
        case ('+', 0, x) | ('+', x, 0) | ('*', 1, x) | ('*', x, 1):
            return simplify(x)
        case ('*', 0, _) | ('*', _, 0):
            return 0
        case ('+' | '*' as op, int(a), int(b)):
            return a + b if op == '+' else a * b
        case (op, a, b):
            sa, sb = simplify(a), simplify(b)
            return simplify((op, sa, sb)) if (sa, sb) != (a, b) else (op, a, b)
        case _:
            return e
for e in [('+', 0, 'x'), ('*', ('+', 1, 0), 'y'), ('+', ('*', 2, 3), ('*', 0, 'z')), ('*', 'a', ('+', 'b', ('*', 'c', 0)))]:
    print(simplify(e))
def tokens(text):
    out = []
    while text:
        match text[0], text[1:]:
            case ' ', text:
                pass
            case '+' | '-' | '(' | ')' as c, text:
                out.append(c)
            case c, rest if c.isdigit():
                n = ''
                while text and text[0].isdigit():
                    n, text = n + text[0], text[1:]
                out.append(int(n))
            case c, _:
                raise ValueError(f'unexpected {c!r}')
    return out
print(tokens('12 + (3-45)'))
try:
    tokens('1 * 2')
except ValueError as e:
    print(e)
def machine(events):
    state = 'idle'
    for event in events:
        match state, event:
            case 'idle', {'kind': 'start', 'at': at}:
                state = 'running', at
            case ('running', t), {'kind': 'tick', 'dt': dt}:
                state = 'running', t + dt
            case ('running', t), {'kind': 'stop'}:
                state = 'done', t
            case _, {'kind': k}:
                print('ignored', k)
    return state
print(machine([{'kind': 'tick'}, {'kind': 'start', 'at': 5}, {'kind': 'tick', 'dt': 2}, {'kind': 'stop'}, {'kind': 'start', 'at': 0}]))
