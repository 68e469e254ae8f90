# A tuple in a comprehension needs parentheses.
pairs = [a, b for a, b in zip("ab", "cd")]
