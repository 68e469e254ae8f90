class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y
    def __repr__(self):
        return f"<{vars(self)}>"
points = [Point(n, -n) for n in range(5)]
points[1].colour = "red"
del points[2].x
setattr(points[3], "any thing", 1)
points[4].__dict__["late"] = points
ext(3)
points[0].y = 9
print(points[:4], len(points[4].late))
