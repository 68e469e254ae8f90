# Exception groups: their methods, and what `except*` makes of them.


def group_new(cls, /, message, exceptions, **keywords):
    # The exceptions are in a sequence of the program.
    made = cls(message, tuple(exceptions), **keywords)
    made.args = (message, exceptions)
    return made


def group_check(condition):
    types = condition if isinstance(condition, tuple) else (condition,)
    for cls in types:
        if not isinstance(cls, type) or not issubclass(cls, BaseException):
            break
    else:
        return lambda e: isinstance(e, condition)
    if isinstance(condition, type) or not callable(condition):
        raise TypeError('expected an exception type, a tuple of exception types, '
                        'or a callable (other than a class)')
    return condition


def group_like(group, exceptions):
    if not exceptions:
        return None
    made = group.derive(exceptions)
    if not isinstance(made, BaseExceptionGroup):
        raise TypeError('derive must return an instance of BaseExceptionGroup')
    made.__traceback__ = group.__traceback__
    made.__context__ = group.__context__
    made.__cause__ = group.__cause__
    notes = getattr(group, '__notes__', None)
    if isinstance(notes, (list, tuple, str)):
        made.__notes__ = list(notes)
    return made


def group_parts(group, check, rest):
    # A pair of what fits and, if it is asked for, what does not.
    if check(group):
        return group, None
    if not isinstance(group, BaseExceptionGroup):
        return None, group
    # What is gone through: the group, the index of the next of its exceptions, and what was found
    # in it.
    work = [[group, 0, [], []]]
    while True:
        here = work[-1]
        group, place, matching, others = here
        exceptions = group.exceptions
        if place < len(exceptions):
            here[1] = place + 1
            e = exceptions[place]
            if check(e):
                matching.append(e)
            elif isinstance(e, BaseExceptionGroup):
                work.append([e, 0, [], []])
            else:
                others.append(e)
            continue
        work.pop()
        match = group_like(group, matching)
        left = group_like(group, others) if rest else None
        if not work:
            return match, left
        above = work[-1]
        if match is not None:
            above[2].append(match)
        if left is not None:
            above[3].append(left)


def group_split(group, condition):
    return group_parts(group, group_check(condition), True)


def group_subgroup(group, condition):
    return group_parts(group, group_check(condition), False)[0]


def group_derive(group, exceptions):
    return BaseExceptionGroup(group.message, exceptions)


def group_match(group, condition):
    # What of a group goes to a clause of `except*`, and what is left.
    pair = group.split(condition)
    if not isinstance(pair, tuple):
        raise TypeError(
            _type_name(group) + '.split must return a tuple, not ' + _type_name(pair)
        )
    if len(pair) < 2:
        raise TypeError(
            _type_name(group) + '.split must return a 2-tuple, got tuple of size '
            + str(len(pair))
        )
    return pair[0], pair[1]


def group_leaves(exceptions):
    leaves = []
    work = list(exceptions)
    while work:
        e = work.pop()
        if isinstance(e, BaseExceptionGroup):
            work.extend(e.exceptions)
        else:
            leaves.append(e)
    return leaves


def group_merge(group, raised, rest):
    # What goes on after the clauses of `except*`: what they raised, and what none of them took.
    if not isinstance(group, BaseExceptionGroup):
        if raised:
            return raised[0]
        return rest
    fresh = []
    kept = []
    for e in raised:
        if _is_same_group(e, group):
            kept.append(e)
        else:
            fresh.append(e)
    if rest is not None:
        kept.append(rest)
    if kept:
        leaves = {id(e) for e in group_leaves(kept)}
        kept = group_parts(group, lambda e: id(e) in leaves, False)[0]
        if not fresh:
            return kept
        if kept is not None:
            fresh.append(kept)
    if not fresh:
        return None
    if len(fresh) == 1:
        return fresh[0]
    return BaseExceptionGroup('', fresh)
