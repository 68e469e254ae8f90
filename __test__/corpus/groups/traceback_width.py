# Of a wide group the first exceptions are shown.
raise ExceptionGroup('wide', [ValueError(i) for i in range(20)])
