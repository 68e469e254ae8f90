# SyntaxError: perhaps a comma is missing.
values = [1 2, 3]
