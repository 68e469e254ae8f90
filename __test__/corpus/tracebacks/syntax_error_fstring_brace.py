# A field without its closing brace.
name = "x"
print(f"hello {name")
