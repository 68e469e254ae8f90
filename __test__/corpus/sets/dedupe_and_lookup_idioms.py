# Finding duplicates and keeping first occurrences.
nums = [3, 1, 3, 2, 1, 5]
seen = set()
dupes = set()
unique = []
for n in nums:
    if n in seen:
        dupes.add(n)
    else:
        unique.append(n)
    seen.add(n)
print(unique, dupes, sorted(set('hello')), len(set(nums)))
print(list(dict.fromkeys(nums)), {x for x in nums if nums.count(x) == 1}, set('abc') - set('b') == {'a', 'c'})
vowels = set('aeiou')
print([w for w in ('sky', 'tree') if not vowels & set(w)], sum(c in vowels for c in 'education'))
