# The = specifier shows the expression's text.
x, y = 5, 'text'
print(f'{x=}', f'{y=}', f'{x + 1 = }', f'{y=!s}', f'{x=:04d}', f'{y = :>6}', f'{len(y)=}', f'{ x = }')
print(f'{x=}, {y[0]=}', f'{[x, y]=}', f'{x==5}', f'{x!=5}', f'{(x, y)=!r:>15}')
