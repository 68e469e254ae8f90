# Text that is split into fields and joined again: lines, words, columns.
SIZE = 2_700  # small: 12


def run(rounds):
    rows = [[f"c{row * column % 37}" for column in range(8)] for row in range(100)]
    table = "\n".join([",".join(row) for row in rows])
    total = 0
    for n in range(rounds):
        lines = table.splitlines()
        fields = [line.split(",") for line in lines]
        columns = list(zip(*fields))
        words = " ".join([" ".join(column) for column in columns]).split()
        total += len(words) + len("".join(words)) + len(fields[n % 100][0])
        head, *rest = table.split("\n", n % 9 + 1)
        total += len(rest) + len(head.rsplit(",", 2)[0]) + len("; ".join(reversed(lines)))
    return total


print(run(SIZE))
