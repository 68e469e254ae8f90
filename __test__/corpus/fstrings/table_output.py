# Tables aligned with widths taken from the data.
rows = [('Widget', 4, 3.5), ('Gadget long', 10, 12.25), ('X', 100, 0.999)]
w = max(len(r[0]) for r in rows)
print(f'{"name":<{w}} | {"qty":>4} | {"price":>8}')
print('-' * (w + 18))
for name, qty, price in rows:
    print(f'{name:<{w}} | {qty:>4} | {price:>8.2f}')
total = sum(q * p for _, q, p in rows)
print(f'{"total":.<{w}}{total:.>18,.2f}')
