# kind: session
# ==> then
print("first", __name__)
