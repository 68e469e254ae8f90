# Methods that return self can be chained.
class Query:
    def __init__(self, rows):
        self.rows = rows
    def where(self, **conds):
        self.rows = [r for r in self.rows if all(r.get(k) == v for k, v in conds.items())]
        return self
    def select(self, *cols):
        self.rows = [{c: r[c] for c in cols} for r in self.rows]
        return self
    def order(self, col, desc=False):
        self.rows.sort(key=lambda r: r[col], reverse=desc)
        return self

data = [{'n': 'a', 'age': 3, 'ok': True}, {'n': 'b', 'age': 9, 'ok': True}, {'n': 'c', 'age': 5, 'ok': False}]
print(Query(list(data)).where(ok=True).select('n', 'age').order('age', desc=True).rows)
print((Query(list(data))
       .order('age')
       .select('n')
       .rows))
