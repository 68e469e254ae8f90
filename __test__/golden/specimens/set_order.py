words = {f"word {n * 7 % 31}" for n in range(12)} - {"word 7"}
print(list(words))
ext(1)
print(list(words), words.pop())
