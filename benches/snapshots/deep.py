# A stack of 900 activations.
def descend(level, path):
    here = f"level {level}"
    if level == 900:
        return ask(here, len(path))
    answer = descend(level + 1, path + [level])
    return answer, here


descend(1, [])
