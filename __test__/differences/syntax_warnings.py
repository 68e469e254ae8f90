# Warnings of the compiler are not printed.
# no cpython: the harness leaves warnings out
print('a' is 'a')
