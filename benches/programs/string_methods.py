# What the methods of str do to lines of text.
SIZE = 12_000  # small: 20

LINES = [
    "  The quick brown fox, jumps over the lazy dog;  ",
    "user=ada; id=1815; role=admin; active=yes",
    "/usr/local/share/doc/readme.txt",
    "GET /index.html?lang=en&page=42 HTTP/1.1",
    "Straße, Łódź, naïve café",
    "0042",
]


def run(rounds):
    total = 0
    for n in range(rounds):
        for line in LINES:
            text = line.strip()
            total += len(text.upper()) + len(text.lower()) + text.count("e")
            if text.startswith(("/", "GET")):
                head, found, tail = text.partition("?")
                total += len(head) + len(found) + text.rfind("/")
            elif text.isdigit():
                total += int(text.zfill(6))
            else:
                total += text.find(";") + len(text.title()) + len(text.swapcase())
            if "=" in text:
                total += text.index("=")
            text = text.replace("a", "A").replace(" ", "_")
            total += len(text.center(60, "*")) + len(text.rjust(n % 70)) + text.isalnum()
            for letter in text:
                if letter.isalpha():
                    total += 1
                elif letter.isspace():
                    total += 2
    return total


print(run(SIZE))
