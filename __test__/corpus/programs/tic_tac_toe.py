# Tic-tac-toe with a rule based player.
# heavy
LINES = [(0, 1, 2), (3, 4, 5), (6, 7, 8), (0, 3, 6), (1, 4, 7), (2, 5, 8), (0, 4, 8), (2, 4, 6)]

class IllegalMove(Exception):
    pass

class Board:
    def __init__(self, cells=None):
        self.cells = list(cells or " " * 9)

    def place(self, i, mark):
        if not 0 <= i < 9:
            raise IllegalMove(f"{i} is off the board")
        if self.cells[i] != " ":
            raise IllegalMove(f"{i} is taken by {self.cells[i]}")
        self.cells[i] = mark

    @property
    def winner(self):
        for a, b, c in LINES:
            if self.cells[a] == self.cells[b] == self.cells[c] != " ":
                return self.cells[a]
        return None

    @property
    def full(self):
        return " " not in self.cells

    def free(self):
        return [i for i, c in enumerate(self.cells) if c == " "]

    def __str__(self):
        rows = ["|".join(self.cells[i:i + 3]) for i in range(0, 9, 3)]
        return "\n-+-+-\n".join(rows)

def completing(board, mark):
    for line in LINES:
        marks = [board.cells[i] for i in line]
        if marks.count(mark) == 2 and " " in marks:
            return line[marks.index(" ")]
    return None

def choose(board, mark):
    other = "O" if mark == "X" else "X"
    for who in (mark, other):
        spot = completing(board, who)
        if spot is not None:
            return spot
    for spot in (4, 0, 2, 6, 8):
        if spot in board.free():
            return spot
    return board.free()[0]

def play(board, scripted):
    marks = "XO"
    turn = 0
    while not board.full:
        mark = marks[turn % 2]
        if mark == "X" and scripted:
            spot = scripted.pop(0)
        else:
            spot = choose(board, mark)
        try:
            board.place(spot, mark)
        except IllegalMove as e:
            print("illegal:", e)
            continue
        turn += 1
        if board.winner:
            return f"{board.winner} wins in {turn}"
    return "draw"

board = Board()
print(play(board, [0, 4, 9, 8]))
print(board)
quick = Board("XX  O O  ")
print(completing(quick, "X"), completing(quick, "O"), quick.winner)
print(play(Board("XO OX    "), []))
