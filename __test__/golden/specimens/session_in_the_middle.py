# kind: session
prices = {"tea": 3}
# ==> feed
def buy(item):
    price = ext(prices[item])
    prices[item] += 1
    return price
print(buy("tea"), buy("tea"))
# ==> then
print(prices, buy.__name__)
