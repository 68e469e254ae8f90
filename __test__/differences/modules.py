# Modules that are not there say so when they are imported.
try:
    import socket
    print('imported', socket.__name__)
except ModuleNotFoundError as error:
    print(error)
