# Functions have at most 200 parameters.
names = ', '.join(f'x{number}' for number in range(300))
try:
    exec(f'def work({names}):\n    return x299\nprint(work(*range(300)))')
except (SyntaxError, RuntimeError, NotImplementedError) as error:
    print(type(error).__name__, error)
