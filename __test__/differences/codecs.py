# Codecs that are not there say so when they are used.
try:
    print('日本'.encode('shift_jis'))
except LookupError as error:
    print(error)
