def numbers():
    for n in range(3):
        yield ext(n) + 10
def doubled(items):
    for item in items:
        yield 2 * item
print(list(doubled(numbers())), sum(n for n in numbers()))
