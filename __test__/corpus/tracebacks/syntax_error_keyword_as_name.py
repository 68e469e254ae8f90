# SyntaxError: a keyword used as a name.
class = 'math'
