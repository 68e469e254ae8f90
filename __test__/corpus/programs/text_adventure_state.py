# A text adventure driven by a list of commands.
ROOMS = {
    "hall": {"desc": "A dusty hall.", "exits": {"north": "library", "east": "kitchen"}, "items": ["lamp"]},
    "library": {"desc": "Shelves of books.", "exits": {"south": "hall"}, "items": ["book", "key"]},
    "kitchen": {"desc": "Smells of soup.", "exits": {"west": "hall", "down": "cellar"}, "items": []},
    "cellar": {"desc": "Pitch dark.", "exits": {"up": "kitchen"}, "items": ["treasure"], "locked": True},
}

class Game:
    def __init__(self, rooms):
        self.rooms = {name: {**room, "items": list(room["items"])} for name, room in rooms.items()}
        self.where = "hall"
        self.bag = []
        self.moves = 0
        self.won = False

    @property
    def room(self):
        return self.rooms[self.where]

    def do_look(self):
        items = ", ".join(sorted(self.room["items"])) or "nothing"
        return f"{self.room['desc']} You see {items}."

    def do_go(self, direction="nowhere"):
        target = self.room["exits"].get(direction)
        if target is None:
            return f"You cannot go {direction}."
        if self.rooms[target].get("locked"):
            if "key" not in self.bag:
                return "It is locked."
            self.rooms[target]["locked"] = False
            print("(unlocking)")
        self.where = target
        return self.do_look()

    def do_take(self, *words):
        name = " ".join(words)
        try:
            self.room["items"].remove(name)
        except ValueError:
            return f"There is no {name or 'such thing'} here."
        self.bag.append(name)
        if name == "treasure":
            self.won = True
        return f"Taken: {name}."

    def do_bag(self):
        return "You carry " + (" and ".join(self.bag) if self.bag else "nothing") + "."

    def run(self, commands):
        for command in commands:
            self.moves += 1
            verb, *args = command.lower().split()
            action = getattr(self, f"do_{verb}", None)
            print(f"> {command}")
            if action is None:
                print(f"I don't know how to {verb}.")
                continue
            try:
                print(action(*args))
            except TypeError as e:
                print("Too many words:", str(e).split(") ")[1])
            if self.won:
                break
        else:
            print("Game unfinished.")
        return self.moves

game = Game(ROOMS)
script = ["look", "take lamp", "dance wildly", "go east", "go down", "bag now", "go west", "go north",
          "take key", "take key", "bag", "go south", "go EAST", "go down", "take treasure", "look"]
print("moves:", game.run(script), "won:", game.won)
print(ROOMS["hall"]["items"], game.rooms["hall"]["items"])
Game(ROOMS).run(["go"])
