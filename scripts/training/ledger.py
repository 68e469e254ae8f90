# Accounts, inheritance, properties, dispatch by method: plain objects.
class Entry:
    kind = "entry"

    def __init__(self, account, amount, note=""):
        self.account = account
        self.amount = amount
        self.note = note

    def apply(self):
        self.account.balance += self.amount
        self.account.history.append(self)

    def describe(self):
        return f"{self.kind} {self.amount:.2f} {self.note}".strip()


class Fee(Entry):
    kind = "fee"

    def __init__(self, account, amount):
        super().__init__(account, -abs(amount), note="fee")

    def apply(self):
        if self.account.is_exempt:
            return
        super().apply()


class Account:
    def __init__(self, owner, exempt=False):
        self.owner = owner
        self.balance = 0.0
        self.history = []
        self._exempt = exempt

    @property
    def is_exempt(self):
        return self._exempt

    def __lt__(self, other):
        return self.balance < other.balance

    def post(self, entry):
        entry.apply()
        return self


def main(rounds):
    accounts = [Account(f"owner {n}", n % 3 == 0) for n in range(20)]
    words = 0
    for n in range(rounds):
        account = accounts[n % 20]
        account.post(Entry(account, (n * 37 % 101) - 40, note=str(n)))
        if n % 7 == 0:
            account.post(Fee(account, 1.5))
        if n % 50 == 0:
            richest = max(accounts)
            words += len(richest.describe() if hasattr(richest, "describe") else richest.owner)
        if len(account.history) > 30:
            words += sum(len(entry.describe()) for entry in account.history[:5])
            account.history.clear()
    return round(sum(account.balance for account in accounts), 2), words


print(main(60_000))
