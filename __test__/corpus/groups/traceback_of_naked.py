# A naked exception that except* raises again is wrapped in a group.
try:
    raise ValueError('naked')
except* ValueError as e:
    raise
