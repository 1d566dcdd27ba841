# Ask for a name and say hello.
name = input("What is your name? ")
print(f"Hello {name}, nice to meet you!")

year = int(input("In which year were you born? "))
print(f"You turn 100 in {year + 100}.")
