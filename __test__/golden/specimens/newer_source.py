def work(depth):
    ext(depth)
    print("old", depth)
    if depth:
        work(depth - 1)
class Plan:
    def name(self): return "old plan"
plan = Plan()
work(1)
def after(): return "old after"
print(plan.name(), after())
# ==> newer source
def work(depth):
    print("new", depth)
class Plan:
    def name(self): return "new plan"
def after(): return "new after"
