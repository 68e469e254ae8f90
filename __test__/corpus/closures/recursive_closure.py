# A nested function can call itself through its own cell.
def make_fact():
    def fact(n):
        return 1 if n < 2 else n * fact(n - 1)
    return fact

f = make_fact()
print(f(10), [c.cell_contents is f for c in f.__closure__])
def walk(tree):
    out = []
    def visit(node, depth):
        name, *children = node
        out.append('  ' * depth + name)
        for c in children:
            visit(c, depth + 1)
    visit(tree, 0)
    return out
print('\n'.join(walk(('a', ('b', ('c',)), ('d',)))))
