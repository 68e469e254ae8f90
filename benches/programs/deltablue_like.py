# Constraints with strengths between variables, solved by a plan that is made and then carried out.
SIZE = 2_000  # small: 20


class Variable:
    def __init__(self, name, value):
        self.name = name
        self.value = value
        self.constraints = []
        self.decided_by = None
        self.mark = 0


class Constraint:
    strength = 3

    def __init__(self, *variables):
        self.variables = variables
        self.output = None
        for variable in variables:
            variable.constraints.append(self)

    def choose(self, mark):
        """The variable to decide: one that nobody stronger decides in this plan."""
        weakest = None
        for variable in self.candidates():
            other = variable.decided_by
            if variable.mark == mark and other is not None and other.strength >= self.strength:
                continue
            if weakest is None or variable.mark != mark:
                weakest = variable
        return weakest

    def candidates(self):
        return self.variables

    def inputs(self):
        return [variable for variable in self.variables if variable is not self.output]

    def execute(self):
        raise NotImplementedError


class Stay(Constraint):
    strength = 1

    def execute(self):
        pass


class Edit(Constraint):
    strength = 5

    def __init__(self, variable):
        super().__init__(variable)
        self.value = 0

    def execute(self):
        self.output.value = self.value


class Equal(Constraint):
    def candidates(self):
        return self.variables[::-1]

    def execute(self):
        (other,) = self.inputs()
        self.output.value = other.value


class Scale(Constraint):
    strength = 4

    def __init__(self, source, target, factor, offset):
        super().__init__(source, target)
        self.factor = factor
        self.offset = offset

    def candidates(self):
        return self.variables[::-1]

    def execute(self):
        source, target = self.variables
        if self.output is target:
            target.value = source.value * self.factor + self.offset
        else:
            source.value = (target.value - self.offset) // self.factor


class Planner:
    def __init__(self):
        self.mark = 0

    def plan(self, edit):
        """What has to be carried out when the variable of an edit changes, in order."""
        self.mark += 1
        steps = []
        agenda = [edit]
        seen = set()
        while agenda:
            constraint = agenda.pop()
            if constraint in seen:
                continue
            seen.add(constraint)
            output = constraint.choose(self.mark)
            if output is None:
                continue
            output.mark = self.mark
            output.decided_by = constraint
            constraint.output = output
            steps.append(constraint)
            for follower in output.constraints:
                if follower is not constraint and not isinstance(follower, Stay):
                    agenda.append(follower)
        return steps


def chain(planner, length):
    variables = [Variable(f"v{i}", 0) for i in range(length)]
    for before, after in zip(variables, variables[1:]):
        Equal(before, after)
    Stay(variables[-1])
    edit = Edit(variables[0])
    plan = planner.plan(edit)
    for value in range(30):
        edit.value = value
        for constraint in plan:
            constraint.execute()
        if variables[-1].value != value:
            return -1
    return len(plan) + variables[-1].value


def projection(planner, length):
    sources = [Variable(f"s{i}", i) for i in range(length)]
    targets = [Variable(f"t{i}", i) for i in range(length)]
    for i, (source, target) in enumerate(zip(sources, targets)):
        Stay(source)
        Scale(source, target, 10, i)
    total = 0
    for variable in sources + targets:
        edit = Edit(variable)
        for value in (17, 1_050):
            plan = planner.plan(edit)
            edit.value = value
            for constraint in plan:
                constraint.execute()
        variable.constraints.remove(edit)
        total += len(plan)
    return total + sum([target.value for target in targets]) + sources[-1].value


def run(length):
    planner = Planner()
    total = 0
    for part in (length, length // 2, length):
        total += chain(planner, part) + projection(planner, part)
    return total


print(run(SIZE))
