# Iterating over items, sorted keys and enumerated pairs.
prices = {'pear': 2.5, 'apple': 1.25, 'fig': 4.0}
for i, (name, price) in enumerate(prices.items(), start=1):
    print(f'{i}. {name:<6}{price:>6.2f}')
for name in sorted(prices, key=prices.get, reverse=True):
    print(name, end=' ')
print()
cheap = min(prices, key=lambda n: prices[n])
print(cheap, prices[cheap], max(prices.values()), sorted(prices.values()), sorted(prices)[0])
print([n for n, p in prices.items() if p > 2], any(p > 3 for p in prices.values()))
