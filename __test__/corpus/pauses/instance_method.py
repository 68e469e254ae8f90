# ext in a method between reads and writes of self.
class Account:
    def __init__(self):
        self.balance = 100
    def withdraw(self, n):
        before = self.balance
        self.balance -= n
        approved = ext(n < 60)
        if not approved:
            self.balance = before
        return approved
a = Account()
try:
    print(a.withdraw(50), a.balance, a.withdraw(70), a.balance)
except ValueError as e:
    print('caught', e, a.balance)
bound = a.withdraw
print(bound(10))
