# A loop inside a loop: the multiplication table.
size = int(input("How large shall the table be? "))

for row in range(1, size + 1):
    for column in range(1, size + 1):
        print(f"{row * column:4}", end="")
    print()
