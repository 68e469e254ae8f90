# at: call 2
class Context:
    def __enter__(self): return self
    def __exit__(self, kind, value, tb):
        print(kind.__name__, ext(str(value)))
        return value.args == ("known",)
for text in "known", "unknown":
    with Context():
        raise RuntimeError(text)
