# Iterator objects keep their own position; the container makes new ones.
class Playlist:
    def __init__(self, *songs):
        self.songs = songs
    def __iter__(self):
        return PlaylistIter(self)
class PlaylistIter:
    def __init__(self, pl):
        self.pl, self.pos = pl, 0
    def __iter__(self):
        return self
    def __next__(self):
        try:
            song = self.pl.songs[self.pos]
        except IndexError:
            raise StopIteration from None
        self.pos += 1
        return song
p = Playlist('a', 'b', 'c')
print([x + y for x in p for y in p][:4], list(p), 'b' in p)
i, j = iter(p), iter(p)
print(next(i), next(i), next(j), list(i), next(i, None), list(j))
