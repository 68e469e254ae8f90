# Many strings, lists and dicts, of which a few are touched between calls.
# host
# heavy
numbers = list(range(6000))
texts = list(map(str, numbers)) + list(map(chr, range(900, 2000)))
lists = list(map(list, zip(texts, numbers)))
dicts = list(map(dict.fromkeys, [("first", "second"), ("second", "third", "fourth")] * 3000, lists))
print(host_echo("asleep"), len(texts), len(lists), len(dicts))
print(texts[4321], texts[-1], lists[5000], dicts[17], dicts[5998] == dicts[5996])
dicts[3000]["first"].append(texts[6500])
texts[10] = lists[10]
print(host_echo(dicts[3000]), texts[10] is dicts[10]["first"])
texts[10] = "10"
print(sum(numbers), len("".join(texts)), "".join(texts[5990:6010]))
print(host_echo(sum(map(len, lists))), sum(map(len, dicts)), lists[3000])
lists.clear()
dicts.clear()
print(host_echo(len("".join(map(repr, texts)))))
