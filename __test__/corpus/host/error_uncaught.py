# An uncaught host error has a traceback that ends at the line of the call.
# host
def fetch(name):
    price = host_lookup(name)
    if price is None:
        host_raise('LookupError', f'no price for {name}')
    return price
def total(names):
    return sum(fetch(n) for n in names)
print(total(['apple', 'fig']))
print(total(['apple', 'kiwi']))
