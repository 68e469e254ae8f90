# What the compiler has warned of when it finds an error: nothing behind a wrong character, numbers
# to the end of the text, the rest only as far as it has come.
import warnings

sources = [
    '1is 1\n$', '$\n1is 1', ')\n1is 1', "'\\d' = 1", "x = '\\q'\ny = )", '1if x else )',
    "b'\\d' 1", 'def f():\n  try: pass\n  finally: return\nbreak', '() ()\n1 is 1\nreturn',
    '1 is 1\nnonlocal x', 'return\n1 is 1', "x = 1 2\n'\\q'",
]
for source in sources:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter('always')
        try:
            compile(source, 'source', 'exec')
        except SyntaxError as error:
            print(repr(source), error.msg)
    for warning in caught:
        print('   ', warning.category.__name__, warning.message, warning.lineno)
