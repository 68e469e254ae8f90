"""Statistics of data.

Sums are exact: numbers are added as fractions of integers and rounded once.

Source of the behaviour: Python library reference, "statistics".
"""

__all__ = ['NormalDist', 'StatisticsError', 'correlation', 'covariance', 'fmean', 'geometric_mean',
           'harmonic_mean', 'linear_regression', 'mean', 'median', 'median_grouped', 'median_high',
           'median_low', 'mode', 'multimode', 'pstdev', 'pvariance', 'quantiles', 'stdev',
           'variance']

from bisect import bisect_left as _bisect_left, bisect_right as _bisect_right
from collections import namedtuple as _namedtuple
from math import erfc as _erfc, exp as _exp, fabs as _fabs, fsum as _fsum, gcd as _gcd
from math import hypot as _hypot, isfinite as _isfinite, isqrt as _isqrt, log as _log
from math import sqrt as _sqrt, sumprod as _sumprod, tau as _tau


class StatisticsError(ValueError):
    pass


LinearRegression = _namedtuple('LinearRegression', ('slope', 'intercept'), module='statistics')


def _ratio(x):
    try:
        return x.as_integer_ratio()
    except AttributeError:
        raise TypeError(f"can't convert type '{type(x).__name__}' to numerator/denominator") from None


def _sum(data):
    """The sum as a numerator and a denominator, how many there are, and their type."""
    n, d = 0, 1
    count = 0
    kind = int
    odd = 0.0
    is_odd = False
    for x in data:
        count += 1
        if isinstance(x, float):
            kind = float
            if not _isfinite(x):
                odd += x
                is_odd = True
                continue
        elif not isinstance(x, int):
            kind = type(x)
        a, b = _ratio(x)
        n, d = n * b + a * d, d * b
        common = _gcd(n, d)
        n //= common
        d //= common
    if is_odd:
        return odd, None, count, kind
    return n, d, count, kind


def _convert(n, d, kind):
    if d is None:
        return n
    if kind is int or kind is float or issubclass(kind, (int, float)):
        if kind is not float and not issubclass(kind, float) and n % d == 0:
            return kind(n // d)
        return n / d
    made = kind(n)
    return made / kind(d)


def mean(data):
    n, d, count, kind = _sum(data)
    if count < 1:
        raise StatisticsError('mean requires at least one data point')
    if d is None:
        return n / count
    return _convert(n, d * count, kind)


def fmean(data, weights=None):
    if weights is None:
        if not hasattr(data, '__len__'):
            data = list(data)
        n = len(data)
        if not n:
            raise StatisticsError('fmean requires at least one data point')
        return _fsum(data) / n
    if not isinstance(weights, (list, tuple)):
        weights = list(weights)
    if not isinstance(data, (list, tuple)):
        data = list(data)
    if len(data) != len(weights):
        raise StatisticsError('data and weights must be the same length')
    total = _fsum(weights)
    if not total:
        raise StatisticsError('sum of weights must be non-zero')
    return _sumprod(data, weights) / total


def geometric_mean(data):
    count = 0
    zero = False
    logs = []
    for x in data:
        count += 1
        if x > 0.0 or x != x:
            logs.append(_log(x))
        elif x == 0.0:
            zero = True
        else:
            raise StatisticsError('No negative inputs allowed', x)
    if not count:
        raise StatisticsError('Must have a non-empty dataset')
    if zero:
        return 0.0
    return _exp(_fsum(logs) / count)


def harmonic_mean(data, weights=None):
    data = list(data)
    n = len(data)
    if n < 1:
        raise StatisticsError('harmonic_mean requires at least one data point')
    if n == 1 and weights is None:
        if data[0] < 0:
            raise StatisticsError('harmonic mean does not support negative values')
        return data[0]
    if weights is None:
        weights = [1] * n
        total = n
    else:
        weights = list(weights)
        if len(weights) != n:
            raise StatisticsError('Number of weights does not match data size')
        total = sum(weights)
    for x in data:
        if x < 0:
            raise StatisticsError('harmonic mean does not support negative values')
    if 0 in data:
        return 0
    a, b, _, kind = _sum([w / x if w else 0 for w, x in zip(weights, data)])
    if a == 0:
        raise StatisticsError('Weighted sum must be positive')
    c, d = _ratio(total)
    return _convert(c * b, d * a, float if kind is int else kind)


def median(data):
    data = sorted(data)
    n = len(data)
    if not n:
        raise StatisticsError('no median for empty data')
    if n % 2:
        return data[n // 2]
    return (data[n // 2 - 1] + data[n // 2]) / 2


def median_low(data):
    data = sorted(data)
    n = len(data)
    if not n:
        raise StatisticsError('no median for empty data')
    return data[(n - 1) // 2]


def median_high(data):
    data = sorted(data)
    if not data:
        raise StatisticsError('no median for empty data')
    return data[len(data) // 2]


def median_grouped(data, interval=1.0):
    data = sorted(data)
    n = len(data)
    if not n:
        raise StatisticsError('no median for empty data')
    x = data[n // 2]
    low = _bisect_left(data, x)
    high = _bisect_right(data, x, lo=low)
    interval = float(interval)
    x = float(x)
    return x - interval / 2.0 + interval * (n / 2 - low) / (high - low)


def _counts(data):
    counts = {}
    for x in data:
        counts[x] = counts.get(x, 0) + 1
    return counts


def mode(data):
    counts = _counts(data)
    if not counts:
        raise StatisticsError('no mode for empty data')
    return max(counts, key=counts.get)


def multimode(data):
    counts = _counts(data)
    most = max(counts.values(), default=0)
    return [x for x, count in counts.items() if count == most]


def _squares(data, c):
    # The sum of squares of differences to the mean, or to c.
    if c is not None:
        n, d, count, kind = _sum([(x - c) ** 2 for x in data])
        return n, d, count, kind
    data = list(data)
    kind = _sum(data)[3]
    count = len(data)
    total_n, total_d, square_n, square_d = 0, 1, 0, 1
    for x in data:
        if isinstance(x, float) and not _isfinite(x):
            return float('nan'), None, count, kind
        a, b = _ratio(x)
        total_n, total_d = total_n * b + a * total_d, total_d * b
        a, b = a * a, b * b
        square_n, square_d = square_n * b + a * square_d, square_d * b
        common = _gcd(total_n, total_d)
        total_n, total_d = total_n // common, total_d // common
        common = _gcd(square_n, square_d)
        square_n, square_d = square_n // common, square_d // common
    if not count:
        return 0, 1, 0, kind
    n = square_n * total_d * total_d * count - total_n * total_n * square_d
    return n, square_d * total_d * total_d * count, count, kind


def variance(data, xbar=None):
    n, d, count, kind = _squares(data, xbar)
    if count < 2:
        raise StatisticsError('variance requires at least two data points')
    return n if d is None else _convert(n, d * (count - 1), kind)


def pvariance(data, mu=None):
    n, d, count, kind = _squares(data, mu)
    if count < 1:
        raise StatisticsError('pvariance requires at least one data point')
    return n if d is None else _convert(n, d * count, kind)


def _root(n, d):
    # The square root of a fraction, rounded once.
    if n == 0:
        return 0.0
    shift = (n.bit_length() - d.bit_length() - 109) // 2
    if shift >= 0:
        root = _isqrt(n // (d << 2 * shift))
        exact = root * root * (d << 2 * shift) == n
        return float((root | (not exact)) << shift)
    top = n << -2 * shift
    root = _isqrt(top // d)
    exact = root * root * d == top
    return (root | (not exact)) / (1 << -shift)


def stdev(data, xbar=None):
    n, d, count, kind = _squares(data, xbar)
    if count < 2:
        raise StatisticsError('stdev requires at least two data points')
    return n if d is None else _root(n, d * (count - 1))


def pstdev(data, mu=None):
    n, d, count, kind = _squares(data, mu)
    if count < 1:
        raise StatisticsError('pstdev requires at least one data point')
    return n if d is None else _root(n, d * count)


def quantiles(data, *, n=4, method='exclusive'):
    if n < 1:
        raise StatisticsError('n must be at least 1')
    data = sorted(data)
    count = len(data)
    if count < 2:
        if count == 1:
            return data * (n - 1)
        raise StatisticsError('must have at least one data point')
    result = []
    if method == 'inclusive':
        for i in range(1, n):
            j, delta = divmod(i * (count - 1), n)
            result.append((data[j] * (n - delta) + data[j + 1] * delta) / n)
        return result
    if method == 'exclusive':
        for i in range(1, n):
            j = min(max(i * (count + 1) // n, 1), count - 1)
            delta = i * (count + 1) - j * n
            result.append((data[j - 1] * (n - delta) + data[j] * delta) / n)
        return result
    raise ValueError(f'Unknown method: {method!r}')


def covariance(x, y, /):
    n = len(x)
    if len(y) != n:
        raise StatisticsError('covariance requires that both inputs have same number of data points')
    if n < 2:
        raise StatisticsError('covariance requires at least two data points')
    x_mean = _fsum(x) / n
    y_mean = _fsum(y) / n
    return _sumprod([a - x_mean for a in x], [b - y_mean for b in y]) / (n - 1)


def _ranked(data):
    order = sorted(range(len(data)), key=data.__getitem__)
    ranks = [0.0] * len(data)
    place = 0
    while place < len(order):
        end = place
        while end < len(order) and data[order[end]] == data[order[place]]:
            end += 1
        for index in order[place:end]:
            ranks[index] = (place + end - len(order)) / 2
        place = end
    return ranks


def correlation(x, y, /, *, method='linear'):
    n = len(x)
    if len(y) != n:
        raise StatisticsError(
            'correlation requires that both inputs have same number of data points')
    if n < 2:
        raise StatisticsError('correlation requires at least two data points')
    if method not in ('linear', 'ranked'):
        raise ValueError(f'Unknown method: {method!r}')
    if method == 'ranked':
        x = _ranked(x)
        y = _ranked(y)
    else:
        x_mean = _fsum(x) / n
        y_mean = _fsum(y) / n
        x = [a - x_mean for a in x]
        y = [b - y_mean for b in y]
    xx = _sumprod(x, x)
    yy = _sumprod(y, y)
    if not xx * yy:
        raise StatisticsError('at least one of the inputs is constant')
    return _sumprod(x, y) / _sqrt(xx * yy)


def linear_regression(x, y, /, *, proportional=False):
    n = len(x)
    if len(y) != n:
        raise StatisticsError(
            'linear regression requires that both inputs have same number of data points')
    if n < 2:
        raise StatisticsError('linear regression requires at least two data points')
    if not proportional:
        x_mean = _fsum(x) / n
        y_mean = _fsum(y) / n
        x = [a - x_mean for a in x]
        y = [b - y_mean for b in y]
    xx = _sumprod(x, x) + 0.0
    if not xx:
        raise StatisticsError('x is constant')
    slope = _sumprod(x, y) / xx
    return LinearRegression(slope, 0.0 if proportional else y_mean - slope * x_mean)


_SQRT_2 = _sqrt(2.0)


def _quotient(x, above, below):
    """Of two polynomials, the highest powers first."""
    n = d = 0.0
    for a, b in zip(above, below):
        n = n * x + a
        d = d * x + b
    return n, d


# Wichura's algorithm AS 241: near the middle, farther out, and in the tails.
_MIDDLE = (
    (2.5090809287301226727e+3, 3.3430575583588128105e+4, 6.7265770927008700853e+4,
     4.5921953931549871457e+4, 1.3731693765509461125e+4, 1.9715909503065514427e+3,
     1.3314166789178437745e+2, 3.3871328727963666080e+0),
    (5.2264952788528545610e+3, 2.8729085735721942674e+4, 3.9307895800092710610e+4,
     2.1213794301586595867e+4, 5.3941960214247511077e+3, 6.8718700749205790830e+2,
     4.2313330701600911252e+1, 1.0))
_FARTHER = (
    (7.74545014278341407640e-4, 2.27238449892691845833e-2, 2.41780725177450611770e-1,
     1.27045825245236838258e+0, 3.64784832476320460504e+0, 5.76949722146069140550e+0,
     4.63033784615654529590e+0, 1.42343711074968357734e+0),
    (1.05075007164441684324e-9, 5.47593808499534494600e-4, 1.51986665636164571966e-2,
     1.48103976427480074590e-1, 6.89767334985100004550e-1, 1.67638483018380384940e+0,
     2.05319162663775882187e+0, 1.0))
_TAILS = (
    (2.01033439929228813265e-7, 2.71155556874348757815e-5, 1.24266094738807843860e-3,
     2.65321895265761230930e-2, 2.96560571828504891230e-1, 1.78482653991729133580e+0,
     5.46378491116411436990e+0, 6.65790464350110377720e+0),
    (2.04426310338993978564e-15, 1.42151175831644588870e-7, 1.84631831751005468180e-5,
     7.86869131145613259100e-4, 1.48753612908506148525e-2, 1.36929880922735805310e-1,
     5.99832206555887937690e-1, 1.0))


def _normal_inverse(p, mu, sigma):
    q = p - 0.5
    if _fabs(q) <= 0.425:
        n, d = _quotient(0.180625 - q * q, *_MIDDLE)
        return mu + n * q / d * sigma
    r = _sqrt(-_log(p if q <= 0.0 else 1.0 - p))
    n, d = _quotient(r - 1.6, *_FARTHER) if r <= 5.0 else _quotient(r - 5.0, *_TAILS)
    return mu + (-(n / d) if q < 0.0 else n / d) * sigma


class NormalDist:
    """A normal distribution of a random variable."""

    __slots__ = ('_mu', '_sigma')

    def __init__(self, mu=0.0, sigma=1.0):
        if sigma < 0.0:
            raise StatisticsError('sigma must be non-negative')
        self._mu = float(mu)
        self._sigma = float(sigma)

    @classmethod
    def from_samples(cls, data):
        data = list(data)
        if len(data) < 2:
            raise StatisticsError('stdev requires at least two data points')
        return cls(mean(data), stdev(data))

    def samples(self, n, *, seed=None):
        import random
        draw = random.random if seed is None else random.Random(seed).random
        return [_normal_inverse(draw(), self._mu, self._sigma) for _ in range(n)]

    def _needs_spread(self, name):
        if not self._sigma:
            raise StatisticsError(f'{name}() not defined when sigma is zero')

    def pdf(self, x):
        self._needs_spread('pdf')
        diff = x - self._mu
        variance = self._sigma * self._sigma
        return _exp(diff * diff / (-2.0 * variance)) / _sqrt(_tau * variance)

    def cdf(self, x):
        self._needs_spread('cdf')
        return 0.5 * _erfc((self._mu - x) / (self._sigma * _SQRT_2))

    def inv_cdf(self, p):
        if p <= 0.0 or p >= 1.0:
            raise StatisticsError('p must be in the range 0.0 < p < 1.0')
        return _normal_inverse(p, self._mu, self._sigma)

    def quantiles(self, n=4):
        return [self.inv_cdf(i / n) for i in range(1, n)]

    def overlap(self, other):
        if not isinstance(other, NormalDist):
            raise TypeError('Expected another NormalDist instance')
        narrow, wide = sorted((self, other), key=lambda dist: (dist._sigma, dist._mu))
        narrow._needs_spread('overlap')
        difference = wide.variance - narrow.variance
        distance = _fabs(wide._mu - narrow._mu)
        if not difference:
            return _erfc(distance / (2.0 * narrow._sigma * _SQRT_2))
        # Where the densities are equal, twice.
        a = narrow._mu * wide.variance - wide._mu * narrow.variance
        b = narrow._sigma * wide._sigma * _sqrt(
            distance * distance + difference * _log(wide.variance / narrow.variance))
        x1 = (a + b) / difference
        x2 = (a - b) / difference
        return 1.0 - (_fabs(wide.cdf(x1) - narrow.cdf(x1)) + _fabs(wide.cdf(x2) - narrow.cdf(x2)))

    def zscore(self, x):
        self._needs_spread('zscore')
        return (x - self._mu) / self._sigma

    @property
    def mean(self):
        return self._mu

    median = mode = mean

    @property
    def stdev(self):
        return self._sigma

    @property
    def variance(self):
        return self._sigma * self._sigma

    def __add__(self, other):
        if isinstance(other, NormalDist):
            return NormalDist(self._mu + other._mu, _hypot(self._sigma, other._sigma))
        return NormalDist(self._mu + other, self._sigma)

    def __sub__(self, other):
        if isinstance(other, NormalDist):
            return NormalDist(self._mu - other._mu, _hypot(self._sigma, other._sigma))
        return NormalDist(self._mu - other, self._sigma)

    def __mul__(self, other):
        return NormalDist(self._mu * other, self._sigma * _fabs(other))

    def __truediv__(self, other):
        return NormalDist(self._mu / other, self._sigma / _fabs(other))

    def __pos__(self):
        return NormalDist(self._mu, self._sigma)

    def __neg__(self):
        return NormalDist(-self._mu, self._sigma)

    __radd__ = __add__
    __rmul__ = __mul__

    def __rsub__(self, other):
        return -(self - other)

    def __eq__(self, other):
        if not isinstance(other, NormalDist):
            return NotImplemented
        return self._mu == other._mu and self._sigma == other._sigma

    def __hash__(self):
        return hash((self._mu, self._sigma))

    def __repr__(self):
        return f'{type(self).__name__}(mu={self._mu!r}, sigma={self._sigma!r})'
