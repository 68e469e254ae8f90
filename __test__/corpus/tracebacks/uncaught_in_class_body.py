# A class body has a frame with the class's name.
base = 10
class Config:
    size = base * 2
    ratio = size / (base - 10)
