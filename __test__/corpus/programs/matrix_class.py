# A matrix class with operators, determinant, transpose and errors.
# heavy
class Matrix:
    def __init__(self, rows):
        self.rows = [list(r) for r in rows]
        widths = {len(r) for r in self.rows}
        if len(widths) != 1:
            raise ValueError(f"ragged rows: {sorted(widths)}")
        self.shape = (len(self.rows), widths.pop())

    @classmethod
    def identity(cls, n):
        return cls([[int(i == j) for j in range(n)] for i in range(n)])

    def __getitem__(self, key):
        if isinstance(key, tuple):
            i, j = key
            return self.rows[i][j]
        return self.rows[key]

    def __setitem__(self, key, value):
        i, j = key
        self.rows[i][j] = value

    def __eq__(self, other):
        return isinstance(other, Matrix) and self.rows == other.rows

    def __add__(self, other):
        if not isinstance(other, Matrix):
            return NotImplemented
        if self.shape != other.shape:
            raise ValueError(f"shapes differ: {self.shape} and {other.shape}")
        return Matrix([a + b for a, b in zip(r, s)] for r, s in zip(self.rows, other.rows))

    def __mul__(self, k):
        return Matrix([x * k for x in row] for row in self.rows)

    __rmul__ = __mul__

    def __matmul__(self, other):
        if self.shape[1] != other.shape[0]:
            raise ValueError("inner dimensions differ")
        return Matrix([sum(a * b for a, b in zip(row, col)) for col in other.T.rows] for row in self.rows)

    def __pow__(self, n):
        result = Matrix.identity(self.shape[0])
        for _ in range(n):
            result = result @ self
        return result

    @property
    def T(self):
        return Matrix(zip(*self.rows))

    def det(self):
        if self.shape == (1, 1):
            return self.rows[0][0]
        total = 0
        for j, x in enumerate(self.rows[0]):
            minor = Matrix([r[:j] + r[j + 1:] for r in self.rows[1:]])
            total += (-1) ** j * x * minor.det()
        return total

    def __str__(self):
        width = max(len(str(x)) for row in self.rows for x in row)
        return "\n".join(" ".join(f"{x:>{width}}" for x in row) for row in self.rows)

a = Matrix([[1, 2], [3, 4]])
b = Matrix([[0, 1], [-1, 0]])
print(a + b, a @ b, 2 * a, a.T, sep="\n--\n")
print(a.det(), b.det(), Matrix.identity(3).det(), a == Matrix([[1, 2], [3, 4]]), a != b)
print((Matrix([[1, 1], [1, 0]]) ** 5).rows, a[1, 0], a[0], a[-1, -1])
a[0, 0] = 10
print(a, (a @ Matrix([[1], [1]])).rows)
for f in (lambda: a + Matrix([[1]]), lambda: a + 1, lambda: Matrix([[1], [2, 3]]), lambda: Matrix([[1, 2]]) @ a.T @ Matrix([[1]]), lambda: a[5, 5]):
    try:
        f()
    except (ValueError, TypeError, IndexError) as e:
        print(type(e).__name__, e)
