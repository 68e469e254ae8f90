# One dict with 300,000 keys.
stock = {f"article {n}": n * 7 for n in range(300_000)}
ask("continue?", len(stock))
