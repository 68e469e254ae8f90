# Concatenation, f-strings, join, split, replace, slices.
SIZE = 12_000  # small: 150


def run(rounds):
    total = 0
    for n in range(rounds):
        text = ""
        for i in range(40):
            text += f"{i:>3}-{n % 97};"
        words = text.upper().replace("-", " - ").split(";")
        text = ",".join([word.strip() for word in words if word])
        total += len(text) + text.count("1") + text.find(", 39") + len(text[3:-3:2])
    return total


print(run(SIZE))
