# Managers that commit or roll back.
class Tx:
    def __init__(self, store):
        self.store = store
    def __enter__(self):
        self.backup = dict(self.store)
        return self.store
    def __exit__(self, kind, exc, tb):
        if kind:
            self.store.clear()
            self.store.update(self.backup)
            print('rolled back:', exc)
        else:
            print('committed')
        return kind is not None and kind is not KeyboardInterrupt
acct = {'a': 100, 'b': 0}
with Tx(acct) as s:
    s['a'] -= 30
    s['b'] += 30
with Tx(acct) as s:
    s['a'] -= 500
    if s['a'] < 0:
        raise ValueError('insufficient funds')
    s['b'] += 500
print(acct)
