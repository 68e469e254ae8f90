# A discrete event simulation with a hand-written heap.
# heavy
class Heap:
    def __init__(self):
        self.items = []

    def __len__(self):
        return len(self.items)

    def push(self, item):
        self.items.append(item)
        i = len(self.items) - 1
        while i > 0 and self.items[i] < self.items[(i - 1) // 2]:
            parent = (i - 1) // 2
            self.items[i], self.items[parent] = self.items[parent], self.items[i]
            i = parent

    def pop(self):
        items = self.items
        items[0], items[-1] = items[-1], items[0]
        result = items.pop()
        i = 0
        while True:
            left, right, small = 2 * i + 1, 2 * i + 2, i
            if left < len(items) and items[left] < items[small]:
                small = left
            if right < len(items) and items[right] < items[small]:
                small = right
            if small == i:
                return result
            items[i], items[small] = items[small], items[i]
            i = small

class Event:
    counter = 0

    def __init__(self, time, name, action):
        self.time, self.name, self.action = time, name, action
        Event.counter += 1
        self.seq = Event.counter

    def __lt__(self, other):
        return (self.time, self.seq) < (other.time, other.seq)

class Simulation:
    def __init__(self):
        self.queue = Heap()
        self.now = 0
        self.waiting = []
        self.busy = False
        self.served = []

    def at(self, delay, name, action):
        self.queue.push(Event(self.now + delay, name, action))

    def arrive(self, who):
        def action():
            self.waiting.append((who, self.now))
            self.try_serve()
        return action

    def try_serve(self):
        if self.busy or not self.waiting:
            return
        self.busy = True
        who, since = self.waiting.pop(0)

        def done():
            self.busy = False
            self.served.append((who, self.now - since))
            self.try_serve()
        self.at(len(who), f"serve {who}", done)

    def run(self):
        while self.queue:
            event = self.queue.pop()
            self.now = event.time
            print(f"[{self.now:>3}] {event.name}")
            event.action()

sim = Simulation()
for delay, who in ((5, "dan"), (0, "alice"), (1, "bo"), (1, "cyd")):
    sim.at(delay, f"arrive {who}", sim.arrive(who))
sim.run()
print(sim.served, max(sim.served, key=lambda s: s[1]))
