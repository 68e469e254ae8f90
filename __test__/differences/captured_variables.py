# A function captures at most about a hundred variables.
names = [f'x{number}' for number in range(300)]
lines = ['def outer():']
lines += [f'    {name} = {number}' for number, name in enumerate(names)]
lines += [f'    return lambda: {" + ".join(names)}', 'print(outer()())']
try:
    exec('\n'.join(lines))
except (SyntaxError, RuntimeError, NotImplementedError) as error:
    print(type(error).__name__, error)
