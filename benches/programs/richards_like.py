# A small operating system: tasks of several kinds that send each other messages through queues.
SIZE = 20_000  # small: 120


class Message:
    def __init__(self, sender, kind, load):
        self.sender = sender
        self.kind = kind
        self.load = load
        self.hops = 0


class Task:
    def __init__(self, system, name, priority):
        self.system = system
        self.name = name
        self.priority = priority
        self.inbox = []
        self.is_blocked = False
        self.runs = 0
        system.add(self)

    def take(self):
        return self.inbox.pop(0) if self.inbox else None

    def post(self, message, to):
        message.sender = self.name
        message.hops += 1
        self.system.deliver(message, to)

    def is_ready(self):
        return not self.is_blocked and bool(self.inbox)

    def step(self):
        raise NotImplementedError


class Clock(Task):
    """Always ready; wakes what sleeps and gives work until there is none left."""

    def __init__(self, system, name, priority, budget):
        super().__init__(system, name, priority)
        self.budget = budget
        self.seed = 17

    def is_ready(self):
        return self.budget > 0

    def step(self):
        self.budget -= 1
        self.seed = (self.seed * 109 + 57) % 1021
        if self.seed & 3 == 0:
            self.system.wake()
        elif self.seed & 1:
            self.post(Message(self.name, "read", [self.seed]), "worker")
        else:
            self.post(Message(self.name, "write", [self.seed, self.budget]), "worker")


class Worker(Task):
    def __init__(self, system, name, priority):
        super().__init__(system, name, priority)
        self.turn = 0

    def step(self):
        message = self.take()
        self.turn += 1
        if message.kind == "done":
            self.system.finished += 1
            self.system.total += sum(message.load)
            return
        for at in range(len(message.load)):
            message.load[at] = (message.load[at] * 7 + self.turn) % 257
        self.post(message, "disk" if message.kind == "write" else "net")


class Device(Task):
    def __init__(self, system, name, priority, period):
        super().__init__(system, name, priority)
        self.period = period

    def step(self):
        message = self.take()
        message.load.append(self.runs % 11)
        message.kind = "done"
        self.post(message, "worker")
        if self.runs % self.period == 0:
            self.is_blocked = True


class System:
    def __init__(self):
        self.tasks = []
        self.names = {}
        self.finished = 0
        self.total = 0

    def add(self, task):
        self.tasks.append(task)
        self.tasks.sort(key=lambda task: -task.priority)
        self.names[task.name] = task

    def deliver(self, message, to):
        self.names[to].inbox.append(message)

    def wake(self):
        for task in self.tasks:
            task.is_blocked = False

    def run(self):
        steps = 0
        while True:
            for task in self.tasks:
                if task.is_ready():
                    task.runs += 1
                    task.step()
                    steps += 1
                    break
            else:
                if not any(task.is_blocked for task in self.tasks):
                    return steps
                self.wake()


def run(budget):
    system = System()
    Clock(system, "clock", 1, budget)
    Worker(system, "worker", 2)
    Device(system, "disk", 3, 5)
    Device(system, "net", 4, 3)
    steps = 0
    for _ in range(4):
        steps += system.run()
        system.names["clock"].budget = budget
    return steps, system.finished, system.total


print(*run(SIZE))
