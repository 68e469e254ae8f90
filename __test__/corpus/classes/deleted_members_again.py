# A member of __slots__ that was deleted is missing, wherever it was read before.


class Point:
    __slots__ = ('x', 'y')

    def __init__(self, x):
        self.x = x


class Other(Point):
    __slots__ = ()


def read(point):
    try:
        return point.x
    except AttributeError as error:
        return str(error)


points = [Point(1), Other(2), Point(3), Other(4)]
print([read(point) for point in points])
for point in points[:2]:
    del point.x
print([read(point) for point in points])
points[0].x = 5
print([read(point) for point in points], [hasattr(point, 'y') for point in points])
