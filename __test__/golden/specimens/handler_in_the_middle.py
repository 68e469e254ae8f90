class Context:
    def __enter__(self): return self
    def __exit__(self, kind, value, tb):
        print("exit", kind.__name__, ext(str(value)))
        return True
def work():
    with Context():
        try:
            1 / 0
        except ZeroDivisionError:
            try:
                ext("in the handler")
                raise
            finally:
                print("finally")
    return "after"
print(work())
