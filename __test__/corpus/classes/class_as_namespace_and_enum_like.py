# Classes as constants holders, registries and counters of instances.
class Color:
    RED, GREEN = range(2)
    names = {RED: 'red', GREEN: 'green'}

class Tracked:
    count = 0
    instances = []
    def __init__(self):
        Tracked.count += 1
        self.id = type(self).count
        self.instances.append(self.id)

for _ in range(3):
    last = Tracked()
print(Color.names[Color.GREEN], Tracked.count, last.id, Tracked.instances, last.count)
last.count += 10
print(last.count, Tracked.count)
