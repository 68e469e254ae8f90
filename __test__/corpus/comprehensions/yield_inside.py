# `yield` in a comprehension is refused in the name of what the comprehension makes.
for source in (
    '[(yield) for x in y]',
    '{(yield) for x in y}',
    '{x: (yield) for x in y}',
    '{(yield): x for x in y}',
    '{(yield x[1:]) for x in y}',
    '{(yield x) for x in y if (z := x)}',
    '{x: [(yield) for z in x] for x in y}',
    '((yield) for x in y)',
):
    try:
        compile(f'def f():\n    return {source}', 'main.py', 'exec')
    except SyntaxError as error:
        print(source, error)
