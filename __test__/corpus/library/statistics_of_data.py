# Means, medians and spreads.
import statistics as st
data = [2.5, 3.25, 5.5, 11.25, 11.75]
print(st.mean([1, 2, 3, 4]), st.mean([1, 3]), st.mean(data), st.mean([0.1] * 10), st.mean([True, False]), st.mean([1e308, 1e308]), st.mean([float('inf'), 1]))
print(st.fmean([1, 2]), st.fmean([3, 4], weights=[1, 3]), st.geometric_mean([54, 24, 36]), st.harmonic_mean([40, 60]), st.harmonic_mean([40, 60], weights=[5, 30]), st.harmonic_mean([2, 0]))
print(st.median([3, 1, 2]), st.median([1, 2, 3, 4]), st.median_low([1, 2, 3, 4]), st.median_high([1, 2, 3, 4]), st.median_grouped([1, 2, 2, 3, 4, 4, 4]))
print(st.mode('aabbc'), st.mode([1, 1, 2]), st.multimode('aabbc'), st.multimode([]))
print(st.variance(data), st.pvariance(data), st.stdev(data), st.pstdev(data), st.stdev([1, 2, 3, 4]), st.variance([1, 2, 3]), st.variance([1, 2]), st.pvariance([1, 1]), st.variance(data, 6.0))
print(st.stdev([0.1, 0.2, 0.4, 1e-9]), st.pstdev([10**20, 1, 5]), st.stdev([1e200, 2e200]))
print(st.quantiles(range(1, 12)), st.quantiles([1, 2, 3, 4], n=10), st.quantiles([1, 5, 9, 20], method='inclusive'), st.quantiles([5], n=3))
print(st.covariance([1, 2, 3, 4], [2, 4, 6, 9]), st.correlation([1, 2, 3], [3, 1, 2]), st.correlation([1, 2, 3, 3], [1, 4, 9, 2], method='ranked'), st.linear_regression([1, 2, 3], [2, 4, 7]), st.linear_regression([1, 2], [2, 5], proportional=True))
for f in (lambda: st.mean([]), lambda: st.median([]), lambda: st.mode([]), lambda: st.stdev([1]), lambda: st.variance([]), lambda: st.pvariance([]), lambda: st.fmean([]), lambda: st.quantiles([]), lambda: st.geometric_mean([]), lambda: st.harmonic_mean([-1, 2]), lambda: st.correlation([1, 1], [1, 2]), lambda: st.mean(['a']), lambda: st.quantiles([1, 2], n=0), lambda: st.fmean([1], weights=[1, 2]), lambda: st.linear_regression([1], [1])):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
