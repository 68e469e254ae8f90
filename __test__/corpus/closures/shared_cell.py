# Sibling closures share one variable.
def account(balance):
    def deposit(x):
        nonlocal balance
        balance += x
        return balance
    def withdraw(x):
        nonlocal balance
        if x > balance:
            raise ValueError(f'only {balance} left')
        balance -= x
        return balance
    return deposit, withdraw

d, w = account(100)
print(d(50), w(120), d(1))
try:
    w(1000)
except ValueError as e:
    print(e)
print(w(31))
