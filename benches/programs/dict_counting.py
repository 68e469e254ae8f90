# Counting words and pairs in dicts.
SIZE = 500  # small: 8


def run(rounds):
    words = [f"w{(i * i) % 701}" for i in range(2_000)]
    counts = {}
    pairs = {}
    for n in range(rounds):
        last = ""
        for word in words:
            counts[word] = counts.get(word, 0) + 1
            key = (last, n & 3)
            if key in pairs:
                pairs[key] += 1
            else:
                pairs[key] = 1
            last = word
    total = 0
    for word, count in counts.items():
        total += len(word) * count
    for (word, n), count in pairs.items():
        total += n * count
    return total


print(run(SIZE))
