try:
    raise ExceptionGroup("many", [ValueError(1), TypeError(2), ExceptionGroup("in", [ValueError(3)])])
except* ValueError as group:
    print(ext(len(group.exceptions)), group)
except* TypeError as group:
    print(repr(group))
