# Measurements, which sleep while more are waited for: columns of numbers and texts.
def noise(seed, count):
    values = []
    for _ in range(count):
        seed = seed * 1103515245 + 12345 & 0x7FFFFFFF
        values.append(seed)
    return values


times = list(range(1_700_000_000, 1_700_060_000, 3))
raw = noise(7, 20_000)
levels = [value / 1024 for value in raw]
flags = [value % 5 == 0 for value in raw]
pairs = list(zip(times, levels))
names = {f"sensor/{number:03x}": number for number in range(2000)}
mixed = [value if flag else f"{value:x}" for value, flag in zip(raw[:3000], flags)]
large = [1 << 70 + number for number in range(50)]
ask("more", len(raw))
raw.extend(noise(raw[-1], 500))
seen = {value % 997 for value in raw}
ask("enough", len(seen))
print(len(seen), round(sum(levels)), sum(flags), len(names), len(mixed), len(pairs), max(large) % 1009)
