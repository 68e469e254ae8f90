steps, noise = list(range(0, 6000, 3)), [n * n % 97 for n in range(40)]
ring = [1]
ring.append(ring)
ext(len(steps))
print(sum(steps), noise, ring, ring[1] is ring)
