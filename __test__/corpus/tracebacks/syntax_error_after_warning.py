# A warning of the compiler stands before the syntax error that it finds later.
print('never shown')
text = '\d'
number = 1if text else 2
text() = number
