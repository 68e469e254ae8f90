# A failing expression over several lines shows the lines it spans.
def total(a, b, c):
    return a + b + c
values = [
    total(1,
          2,
          3),
    total(
        4,
        None,
        6,
    ),
]
