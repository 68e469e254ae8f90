# Instances, attributes, methods, inheritance, super().
SIZE = 1_200_000  # small: 15_000


class Account:
    def __init__(self, balance):
        self.balance = balance
        self.moves = 0

    def move(self, amount):
        self.balance += amount
        self.moves += 1
        return self.balance

    def rate(self):
        return 1


class Savings(Account):
    def __init__(self, balance, percent):
        super().__init__(balance)
        self.percent = percent

    def rate(self):
        return self.percent


def run(count):
    accounts = [Savings(100, 3), Account(50), Savings(7, 2)]
    total = 0
    for n in range(count):
        account = accounts[n % 3]
        total += account.move(account.rate() - 2)
        if n % 20 == 0:
            accounts[n % 3] = Savings(n & 7, 1)
    return total


print(run(SIZE))
