# Conway's game of life on a small torus.
# heavy
class Life:
    def __init__(self, text):
        self.cells = [[ch == "#" for ch in line] for line in text.split()]
        self.height = len(self.cells)
        self.width = len(self.cells[0])
        self.generation = 0

    def neighbours(self, r, c):
        count = 0
        for dr in (-1, 0, 1):
            for dc in (-1, 0, 1):
                if dr or dc:
                    count += self.cells[(r + dr) % self.height][(c + dc) % self.width]
        return count

    def step(self):
        new = []
        for r in range(self.height):
            row = []
            for c in range(self.width):
                n = self.neighbours(r, c)
                row.append(n == 3 or (n == 2 and self.cells[r][c]))
            new.append(row)
        changed = new != self.cells
        self.cells = new
        self.generation += 1
        return changed

    def population(self):
        return sum(map(sum, self.cells))

    def __str__(self):
        return "\n".join("".join(".#"[c] for c in row) for row in self.cells)

    def __hash__(self):
        return hash(tuple(map(tuple, self.cells)))

    def __eq__(self, other):
        return self.cells == other.cells

glider = """
.#...
..#..
###..
.....
.....
"""
game = Life(glider)
for _ in range(3):
    print(f"generation {game.generation}, population {game.population()}")
    print(game)
    game.step()

blinker = Life("..... ..#.. ..#.. ..#.. .....")
seen = {}
while (state := str(blinker)) not in seen:
    seen[state] = blinker.generation
    blinker.step()
print(f"repeats generation {seen[state]} at {blinker.generation}")
block = Life(".... .##. .##. ....")
print(block.step(), block == Life(".... .##. .##. ...."), hash(block) == hash(Life(".... .##. .##. ....")))
