# f-strings nest, reuse quotes, span lines and hold comments and backslashes.
x, d, w = 3, {'k': [1, 2]}, 8
print(f'{d['k'][0]} {f'{f'{x}'}'} {"\n".join(['a', 'b'])}')
print(f'{
    x  # a comment
    + 1
}', f"""{
    d
    ['k']
}""")
print(f'{x:{w}}|{x:>{w}.{2}f}|{x!r:^{w}}|{x:{'>'}{w}}|{f'{x}':*<{w}}')
print(f'{x=}', f'{x = }', f'{x+1=:>5}', f'{x=!s}', f'{d['k']=}', f'{ x = !r:>4}')
print(f'{{}} {{{x}}} {x}}}', f'{x:{{}}<5}' if False else '', rf'\n{x}\t', Rf'{x}\\')
print(f'{(lambda y: y * 2)(x)} {(y := 5)} {y} {x if x > 2 else 0} {[i for i in range(x)]} { {1: 2}[1] }')
print('a' f'{x}' 'b' "c" f"{x!r}", f'' f'', f'{'a' 'b'}')
print(f'{x,}', f'{*d['k'], 3}', f'{x:,}', f'{1234567:,}', f'{x!s:>3}', f'{"'"}', f"{'"'}")
print(f'''{
x:>
5}''' if False else f'{x:>5}')
print(f'{x:%H}' if False else f'{x:d}', f'{x!a}', f'{'é'!a}', f'{x:{w}{'d'}}')
def g():
    yield f'{(yield 1)}'
gen = g()
print(next(gen), gen.send('sent'))
