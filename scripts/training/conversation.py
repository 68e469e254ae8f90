# An assistant that asks for every step: little data, and the stack of calls that are under way.
from dataclasses import dataclass, field


@dataclass
class Message:
    role: str
    text: str
    calls: list = field(default_factory=list)


class Memory:
    def __init__(self):
        self.messages = []
        self.facts = {"topic": "travel", "budget": 1200.5}

    def say(self, role, text):
        self.messages.append(Message(role, text))
        return self.messages[-1]


def plan(goal):
    for verb in ("find", "compare", "book"):
        yield {"tool": verb, "query": f"{verb} {goal}", "tries": 0, "done": False}


def work(memory, goal):
    done = []
    for step in plan(goal):
        message = memory.say("assistant", f"I will {step['query']}")
        try:
            answer = ask(step["tool"], step["query"])
            message.calls.append((step["tool"], answer))
            memory.facts[step["tool"]] = [len(memory.messages), answer]
        finally:
            step.update(done=True, tries=step["tries"] + 1)
        done.append(step)
    return done


memory = Memory()
for turn in range(60):
    memory.say("user", f"question {turn} of a long conversation")
results = {goal: work(memory, goal) for goal in ("flights", "hotels", "museums")}
print(len(memory.messages), sorted(memory.facts), [len(steps) for steps in results.values()])
