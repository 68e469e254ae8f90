# at: fuel 80
words = sorted((str(n * 37 % 101) for n in range(20)), key=lambda w: (len(w), w[::-1]))
print(words, dict(enumerate(words[:3])))
