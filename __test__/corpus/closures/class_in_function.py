# A class defined in a function sees the function's variables from its methods.
def make(name, step):
    count = 0
    class Thing:
        kind = name
        def bump(self):
            nonlocal count
            count += step
            return f'{name}:{count}'
        def __repr__(self):
            return f'<{self.kind} {count}>'
    return Thing

A, B = make('a', 1), make('b', 10)
x, y, z = A(), A(), B()
print(x.bump(), y.bump(), z.bump(), x, z, A.__qualname__, A is B)
