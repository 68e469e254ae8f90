# Hashes of strings are the same in every run.
# no cpython: there they are random
print(hash('diapause'))
