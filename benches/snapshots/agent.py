# An agent in the middle of its work: classes, closures, a generator, a few hundred objects.
class Tool:
    def __init__(self, name, cost):
        self.name = name
        self.cost = cost
        self.calls = []

    def __call__(self, query):
        result = ask(self.name, query)
        self.calls.append((query, result))
        return result


class Memory:
    def __init__(self):
        self.facts = {}
        self.history = []

    def learn(self, subject, text, weight=1.0):
        self.facts.setdefault(subject, []).append({"text": text, "weight": weight})
        self.history.append((len(self.history), subject))


def budget(limit):
    spent = 0

    def spend(cost):
        nonlocal spent
        spent += cost
        return spent <= limit

    return spend


def plan(goals, tools):
    for number, goal in enumerate(goals):
        for name in sorted(tools):
            yield number, goal, tools[name]


memory = Memory()
tools = {name: Tool(name, cost) for cost, name in enumerate(["calendar", "mail", "search"])}
may = budget(10_000)
for n in range(150):
    memory.learn(f"subject {n % 20}", f"fact number {n}", n / 8)
done = []
for number, goal, tool in plan([f"goal {n}" for n in range(5)], tools):
    if may(tool.cost):
        try:
            done.append(tool(f"{goal} with {len(memory.facts)} facts"))
        finally:
            memory.learn(goal, "tried")
len(done)
