# Records as tuples with index names and unpacking in loops.
NAME, AGE, TAGS = range(3)
people = (('ann', 31, ('x', 'y')), ('bob', 25, ()))
for name, age, tags in people:
    print(f'{name:<5}{age:>3} {"+".join(tags) or "-"}')
print([p[NAME] for p in people if p[TAGS]], max(people, key=lambda p: p[AGE])[NAME], dict((n, a) for n, a, _ in people))
older = tuple((n, a + 1, *rest) for n, a, *rest in people)
print(older, people[0] is people[0], people == tuple(people))
