# A million integers.
numbers = list(range(1_000_000))
ask("continue?", len(numbers))
