"""Statistics of data.

Sums are exact: numbers are added as fractions of integers and rounded once.

Source of the behaviour: Python library reference, "statistics".
"""

__all__ = ['StatisticsError', 'correlation', 'covariance', 'fmean', 'geometric_mean',
           'harmonic_mean', 'linear_regression', 'mean', 'median', 'median_grouped', 'median_high',
           'median_low', 'mode', 'multimode', 'pstdev', 'pvariance', 'quantiles', 'stdev',
           'variance']

from bisect import bisect_left as _bisect_left, bisect_right as _bisect_right
from collections import namedtuple as _namedtuple
from math import exp as _exp, fsum as _fsum, gcd as _gcd, isqrt as _isqrt, log as _log
from math import sqrt as _sqrt, sumprod as _sumprod, isfinite as _isfinite


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
