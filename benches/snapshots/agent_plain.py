# The same without classes and generators, for interpreters that have none.
def learn(memory, subject, text, weight=1.0):
    if subject not in memory["facts"]:
        memory["facts"][subject] = []
    memory["facts"][subject].append({"text": text, "weight": weight})
    memory["history"].append((len(memory["history"]), subject))


def use(tool, query):
    result = ask(tool["name"], query)
    tool["calls"].append((query, result))
    return result


memory = {"facts": {}, "history": []}
names = ["calendar", "mail", "search"]
tools = {name: {"name": name, "cost": cost, "calls": []} for cost, name in enumerate(names)}
for n in range(150):
    learn(memory, f"subject {n % 20}", f"fact number {n}", n / 8)
done = []
for goal in [f"goal {n}" for n in range(5)]:
    for name in sorted(tools):
        done.append(use(tools[name], f"{goal} with {len(memory['facts'])} facts"))
        learn(memory, goal, "tried")
len(done)
