# Counting words in a text with split, strip and a dict.
text = 'The cat saw the dog. The dog, surprised, saw THE cat!'
freq = {}
for word in text.split():
    word = word.strip('.,!').lower()
    freq[word] = freq.get(word, 0) + 1
for word, n in sorted(freq.items(), key=lambda p: (-p[1], p[0])):
    print(f'{word:<10}{n:>3} {"#" * n}')
