# SyntaxError: assignment to something that is not a target.
x = 5
5 = x
