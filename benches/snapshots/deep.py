# A stack of 900 activations.
def descend(level, total):
    here = f"level {level}"
    if level == 900:
        return ask(here, total)
    answer = descend(level + 1, total + level)
    return answer, here


descend(1, 0)
