# kind: session
import math
def area(r): return round(math.pi * r * r, 2)
orders = {"tea": 2}
# ==> feed
class Shop:
    total = 0
    def sell(self, item):
        self.total += orders[item]
        return self.total
shop = Shop()
shop.sell("tea")
# ==> then
print(area(2), shop.sell("tea"), orders, sorted(name for name in globals() if name[0] != "_"))
