# Two assignments on a line.
x = 5, y = 6
