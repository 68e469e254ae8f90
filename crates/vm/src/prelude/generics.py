# Type parameters, type aliases and generic classes.


def type_var(name, default, bound, constrained):
    from _typing import TypeVar
    made = TypeVar(name, infer_variance=True)
    if bound is not None:
        kind = 'constraints' if constrained else 'bound'
        del made._values[kind]
        made._evaluators[kind] = bound
    if default is not None:
        made._evaluators['default'] = default
    return made


def type_param_spec(name, default, bound, constrained):
    from _typing import ParamSpec
    made = ParamSpec(name, infer_variance=True)
    if default is not None:
        made._evaluators['default'] = default
    return made


def type_var_tuple(name, default, bound, constrained):
    from _typing import TypeVarTuple
    made = TypeVarTuple(name)
    if default is not None:
        made._evaluators['default'] = default
    return made


def type_alias(name, params, value, module):
    from _typing import TypeAliasType
    made = TypeAliasType(name, None, type_params=params)
    del made._values['value']
    made._evaluators['value'] = value
    made.__module__ = module
    return made


def build_generic_class(func, name, params, /, *bases, **keywords):
    from _typing import Generic, unpack, TypeVarTuple
    spread = [unpack(p) if isinstance(p, TypeVarTuple) else p for p in params]
    return __build_class__(func, name, *bases, Generic[tuple(spread)], **keywords)


def resolve_bases(bases):
    # Bases that are no classes say which classes they stand for.
    resolved = []
    changed = False
    for base in bases:
        entries = None
        if not isinstance(base, type):
            entries = getattr(base, '__mro_entries__', None)
        if entries is None:
            resolved.append(base)
            continue
        changed = True
        found = entries(bases)
        if not isinstance(found, tuple):
            raise TypeError('__mro_entries__ must return a tuple')
        resolved.extend(found)
    if not changed:
        return bases
    return tuple(resolved)


def generic_alias(origin, item):
    from _generic import GenericAlias
    return GenericAlias(origin, item)


def unite_types(a, b):
    # `a | b` where no special method had an answer and one of them is a type.
    from _generic import unite
    return unite(a, b)


def type_or(a, b):
    return unite_types(a, b)


def type_ror(a, b):
    return unite_types(b, a)
