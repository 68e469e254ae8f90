# try, loops, with and functions nest without limit of meaning.
class CM:
    def __enter__(self): return self
    def __exit__(self, *a): print('exit', a[0] and a[0].__name__)
def run():
    for i in range(3):
        with CM():
            try:
                while True:
                    try:
                        if i == 0:
                            break
                        if i == 1:
                            raise KeyError(i)
                        return 'returned'
                    finally:
                        print('finally', i)
            except KeyError as e:
                print('handled', e)
                continue
            else:
                print('else', i)
    return 'end'
print(run())
