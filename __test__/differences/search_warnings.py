# CPython compiles the source again in search of a misspelt keyword, and repeats warnings.
number = 1if True else 2
text = = number
