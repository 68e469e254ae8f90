# statistics.NormalDist: densities, quantiles, overlaps and arithmetic.
from statistics import NormalDist, StatisticsError

iq = NormalDist(100, 15)
print(iq, NormalDist(), iq == NormalDist(100.0, 15), iq == 5, hash(iq) == hash(NormalDist(100, 15)))
print(iq.mean, iq.median, iq.mode, iq.stdev, iq.variance, iq.zscore(130))
print(round(iq.cdf(115) - iq.cdf(85), 12), round(iq.pdf(100), 12), round(1 - iq.cdf(145), 12))
print([iq.inv_cdf(i / 40) for i in range(1, 40)])
print([NormalDist(-3.5, 0.01).inv_cdf(10.0 ** -e) for e in range(1, 300, 23)])
print([NormalDist().inv_cdf(1 - 2.0 ** -e) for e in range(1, 53, 5)])
print(iq.quantiles(), iq.quantiles(n=3), iq.samples(3, seed=11))
print(NormalDist.from_samples([2.5, 3.1, 2.1, 2.4, 2.7, 3.5]), iq.overlap(NormalDist(110, 15)),
      round(NormalDist(2.4, 1.6).overlap(NormalDist(3.2, 2.0)), 12))
a, b = NormalDist(1, 3), NormalDist(2, 4)
print(a + b, a - b, a + 1, 1 + a, a - 1, 1 - a, a * 2, -2 * a, a / 4, +a, -a)
for f in (lambda: NormalDist(0, -1), lambda: iq.inv_cdf(1), lambda: NormalDist(1, 0).cdf(1),
          lambda: NormalDist(1, 0).pdf(1), lambda: NormalDist(1, 0).zscore(1),
          lambda: NormalDist(1, 0).overlap(a), lambda: a.overlap(1), lambda: NormalDist.from_samples([1]),
          lambda: NormalDist('x'), lambda: a * b):
    try:
        print(f())
    except (StatisticsError, TypeError, ValueError) as e:
        print(type(e).__name__, e)
