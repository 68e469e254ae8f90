# The parts of an import in the order of other languages.
import sqrt from math
