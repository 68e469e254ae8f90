# A todo list with commands, filters and undo.
class Task:
    def __init__(self, title, priority=1, tags=()):
        self.title, self.priority, self.tags = title, priority, set(tags)
        self.done = False

    def __str__(self):
        mark = "x" if self.done else " "
        tags = " ".join("#" + t for t in sorted(self.tags))
        return f"[{mark}] ({self.priority}) {self.title}{' ' + tags if tags else ''}"

class TodoList:
    def __init__(self):
        self.tasks = []
        self._undo = []

    def _remember(self, undo):
        self._undo.append(undo)

    def add(self, title, **options):
        if any(t.title == title for t in self.tasks):
            raise ValueError(f"duplicate task {title!r}")
        task = Task(title, **options)
        self.tasks.append(task)
        self._remember(lambda: self.tasks.remove(task))
        return task

    def complete(self, index):
        task = self.tasks[index]
        task.done = True

        def undo():
            task.done = False
        self._remember(undo)

    def remove(self, title):
        for i, task in enumerate(self.tasks):
            if task.title == title:
                del self.tasks[i]
                self._remember(lambda: self.tasks.insert(i, task))
                break
        else:
            raise LookupError(f"no task {title!r}")

    def undo(self):
        if not self._undo:
            return False
        self._undo.pop()()
        return True

    def filter(self, *, done=None, tag=None, min_priority=0):
        for task in self.tasks:
            if done is not None and task.done is not done:
                continue
            if tag and tag not in task.tags:
                continue
            if task.priority >= min_priority:
                yield task

    def show(self, title="tasks", **criteria):
        print(f"== {title}")
        for n, task in enumerate(self.filter(**criteria), 1):
            print(f"{n}. {task}")

todo = TodoList()
todo.add("write tests", priority=3, tags=["dev", "ci"])
todo.add("buy milk", tags={"home"})
todo.add("fix bug", priority=5, tags=("dev",))
todo.complete(1)
todo.show()
todo.show("open dev", done=False, tag="dev")
todo.show("urgent", min_priority=4)
todo.remove("write tests")
print([t.title for t in todo.tasks])
steps = 0
while todo.undo():
    steps += 1
    print("undo", steps, [f"{t.title}{'*' * t.done}" for t in todo.tasks])
for action in (lambda: todo.remove("x"), lambda: todo.complete(9), lambda: todo.add("a", colour="red"), lambda: todo.add("b") and todo.add("b")):
    try:
        action()
    except (LookupError, TypeError, ValueError) as e:
        print(f"{type(e).__name__}: {e}")
