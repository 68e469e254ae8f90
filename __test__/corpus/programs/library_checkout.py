# A library with members, loans, due days and fines.
class LibraryError(Exception):
    pass

class NotAvailable(LibraryError):
    pass

class LimitReached(LibraryError):
    def __init__(self, member):
        super().__init__(f"{member.name} already has {len(member.loans)} books")

class Member:
    LIMIT = 2

    def __init__(self, name):
        self.name = name
        self.loans = {}
        self.fines = 0

    def __repr__(self):
        return f"<Member {self.name} loans={sorted(self.loans)} fines={self.fines}>"

class Premium(Member):
    LIMIT = 3

    def __repr__(self):
        return super().__repr__().replace("Member", "Premium", 1)

class Library:
    LOAN_DAYS = 14
    FINE = 25

    def __init__(self, titles):
        self.shelf = {}
        for t in titles:
            self.shelf[t] = self.shelf.get(t, 0) + 1
        self.day = 0
        self.log = []

    def borrow(self, member, title):
        if len(member.loans) >= member.LIMIT:
            raise LimitReached(member)
        if not self.shelf.get(title):
            raise NotAvailable(title)
        self.shelf[title] -= 1
        member.loans[title] = self.day + self.LOAN_DAYS
        self.log.append((self.day, "out", member.name, title))

    def give_back(self, member, title):
        try:
            due = member.loans.pop(title)
        except KeyError as e:
            raise LibraryError(f"{member.name} does not have {title}") from e
        late = max(0, self.day - due)
        member.fines += late * self.FINE
        self.shelf[title] += 1
        self.log.append((self.day, "in", member.name, title))
        return late

library = Library(["Dune", "Emma", "Dune", "Ulysses"])
ann, bob = Member("ann"), Premium("bob")
plan = [
    (0, "borrow", ann, "Dune"), (1, "borrow", bob, "Dune"), (2, "borrow", ann, "Dune"),
    (3, "borrow", ann, "Emma"), (4, "borrow", ann, "Ulysses"), (5, "give_back", bob, "Emma"),
    (20, "give_back", ann, "Dune"), (21, "borrow", bob, "Ulysses"), (22, "give_back", bob, "Dune"),
]
for day, action, member, title in plan:
    library.day = day
    try:
        result = getattr(library, action)(member, title)
    except NotAvailable as e:
        print(f"day {day}: {e} is not available")
    except LibraryError as e:
        print(f"day {day}: {type(e).__name__}: {e}", "cause:", repr(e.__cause__))
    else:
        print(f"day {day}: {member.name} {action} {title}", f"{result} days late" if result else "")
print(ann, bob)
print(library.shelf)
per_member = {}
for day, kind, name, title in library.log:
    per_member.setdefault(name, []).append(f"{kind}:{title}@{day}")
for name, entries in sorted(per_member.items()):
    print(name, *entries)
