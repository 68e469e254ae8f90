# Frames of __iter__ and __next__ below the for loop.
class Feed:
    def __init__(self, items):
        self.items = items
    def __iter__(self):
        return self
    def __next__(self):
        item = self.items.pop(0)
        return item.upper()
for line in Feed(['a', 'b', 3]):
    print(line)
