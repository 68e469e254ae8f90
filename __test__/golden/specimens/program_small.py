# kind: program
ext(2) + 40
