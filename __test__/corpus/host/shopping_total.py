# A typical agent script: look up prices, handle gaps, report.
# host
basket = [('apple', 2), ('kiwi', 1), ('plum', 3), ('fig', 10)]
missing = []
total = 0
for name, qty in basket:
    price = host_lookup(name)
    if price is None:
        missing.append(name)
        host_log('missing', name=name)
        continue
    total = host_add(total, price * qty)
    print(f'{host_seq() + 1}. {name:<6} {qty:>2} x {price} = {price * qty}')
print(f'total {total}, missing {missing or "nothing"}')
