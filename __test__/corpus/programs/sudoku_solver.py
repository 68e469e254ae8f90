# A backtracking sudoku solver.
# heavy
PUZZLE = """
53..7.91.
6..195348
.98342567
8..761423
4.6853791
71.924856
961537284
28741963.
345.86179
"""

def parse(text):
    grid = []
    for line in text.split():
        grid.append([0 if c == "." else int(c) for c in line])
    assert len(grid) == 9 and all(len(r) == 9 for r in grid), "not 9 by 9"
    return grid

def candidates(grid, r, c):
    used = set(grid[r])
    used |= {grid[i][c] for i in range(9)}
    br, bc = 3 * (r // 3), 3 * (c // 3)
    used |= {grid[i][j] for i in range(br, br + 3) for j in range(bc, bc + 3)}
    return [v for v in range(1, 10) if v not in used]

def find_empty(grid):
    best = None
    for r in range(9):
        for c in range(9):
            if grid[r][c] == 0:
                options = candidates(grid, r, c)
                if best is None or len(options) < len(best[2]):
                    best = (r, c, options)
    return best

class Solver:
    def __init__(self, grid):
        self.grid = [row[:] for row in grid]
        self.guesses = 0

    def solve(self):
        spot = find_empty(self.grid)
        if spot is None:
            return True
        r, c, options = spot
        for value in options:
            self.guesses += 1
            self.grid[r][c] = value
            if self.solve():
                return True
            self.grid[r][c] = 0
        return False

    def show(self):
        for i, row in enumerate(self.grid):
            if i in (3, 6):
                print("------+-------+------")
            cells = [str(v) for v in row]
            print(" | ".join(" ".join(cells[k:k + 3]) for k in (0, 3, 6)))

grid = parse(PUZZLE)
print("empty cells:", sum(row.count(0) for row in grid))
solver = Solver(grid)
print("solved:", solver.solve(), "guesses:", solver.guesses)
solver.show()
print("rows ok:", all(sorted(row) == list(range(1, 10)) for row in solver.grid))
broken = parse(PUZZLE)
broken[0][2] = 5
print("broken solvable:", Solver(broken).solve())
try:
    parse("12\n34")
except AssertionError as e:
    print("error:", e)
