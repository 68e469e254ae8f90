from typing import Generic, Optional
class Box[T]:
    def __init__(self, item: T): self.item: T = item
def first[T: (int, str)](items: list[T]) -> Optional[T]: return items[0]
type Pair[A] = tuple[A, A]
ext(1)
print(Box[int](3).item, first.__type_params__, Pair.__name__, Box.__init__.__annotations__)
