# Loop control through try blocks keeps counters and results right.
results = {}
for n, text in enumerate(['4', 'x', '0', '-2', '']):
    try:
        value = int(text)
        ratio = 12 // value
    except ValueError:
        results[n] = 'bad'
        continue
    except ZeroDivisionError as e:
        results[n] = str(e)
    else:
        if ratio < 0:
            results[n] = 'negative'
            break
        results[n] = ratio
    finally:
        results[n] = (results.get(n), 'seen')
else:
    print('never')
print(results, n)
