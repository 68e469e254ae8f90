x = ext([1, "two", None])
{"list": x, "float": 2.5, "nested": {"big": 2**40}}
