# Accounts with interest, overdraft, transfers and a transaction log.
class InsufficientFunds(Exception):
    def __init__(self, needed, available):
        super().__init__(f"need {needed}, have {available}")
        self.shortfall = needed - available

class Account:
    _next_number = 1000

    def __init__(self, owner, balance=0):
        self.owner = owner
        self._balance = balance
        self.history = []
        self.number = Account._next_number
        Account._next_number += 1

    @property
    def balance(self):
        return self._balance

    def deposit(self, amount):
        if amount <= 0:
            raise ValueError("deposit must be positive")
        self._balance += amount
        self.history.append(("deposit", amount))

    def withdraw(self, amount):
        if amount > self.available():
            raise InsufficientFunds(amount, self.available())
        self._balance -= amount
        self.history.append(("withdraw", amount))

    def available(self):
        return self._balance

    def __str__(self):
        return f"{type(self).__name__} #{self.number} {self.owner}: {self.balance}"

class Savings(Account):
    rate = 5

    def add_interest(self):
        interest = self._balance * self.rate // 100
        self.deposit(interest)
        return interest

class Checking(Account):
    def __init__(self, owner, balance=0, *, overdraft=50):
        super().__init__(owner, balance)
        self.overdraft = overdraft

    def available(self):
        return super().available() + self.overdraft

class Bank:
    def __init__(self):
        self.accounts = {}

    def open(self, kind, *args, **kwargs):
        account = kind(*args, **kwargs)
        self.accounts[account.number] = account
        return account

    def transfer(self, source, target, amount):
        source.withdraw(amount)
        try:
            target.deposit(amount)
        except ValueError:
            source._balance += amount
            raise
        print(f"moved {amount} from {source.owner} to {target.owner}")

bank = Bank()
a = bank.open(Savings, "ann", 200)
b = bank.open(Checking, "bob", 30, overdraft=100)
bank.transfer(a, b, 50)
print(a.add_interest())
for amount in (150, 100, -5):
    try:
        bank.transfer(b, a, amount)
    except InsufficientFunds as e:
        print("refused:", e, "short by", e.shortfall)
    except ValueError as e:
        print("invalid:", e)
for number, account in bank.accounts.items():
    print(number, account, account.history)
try:
    a.balance = 10 ** 6
except AttributeError as e:
    print(e)
