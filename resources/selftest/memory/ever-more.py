#: about: takes memory until it is stopped
#: outcome: memory_limit
#: self-test: A program that takes ever more memory is stopped.
taken = []
while True:
    taken.append(b"x" * 8_000_000)
