# A million different strings, which have little in common with their neighbours.
words = ["%08x-%d" % (n * 2654435761 % 4294967296, n) for n in range(1_000_000)]
ask("continue?", len(words))
