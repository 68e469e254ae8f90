# f-string fields take any expression.
name, n, d = 'Al', 3, {'k': [1, 2]}
print(f'{name} has {n} item{"s" if n != 1 else ""}', f'{n + 1}{n * 2}', f'{d["k"][1]}', f"{d['k']!r}", f'{len(name):03}', f'{{}} {{{n}}}', f'')
print(f'{[x * 2 for x in range(3)]}', f'{ {1: 2} }', f'{(lambda x: x + 1)(4)}', f'{n if n > 2 else "no"}', f'{name.upper().lower()!r:>6}|', f'{(y := 5)} {y}')
print(f'a' 'b' f'{n}' "c{n}", rf'\n{n}\d', f'\n'.encode(), f'{n}\t{n}', F'{n}')
print(f'''multi
{name
 } line''')
