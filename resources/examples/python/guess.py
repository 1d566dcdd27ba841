# Guess the number: the computer thinks of one, you have seven tries.
import random

secret = random.randint(1, 100)
print("I am thinking of a number from 1 to 100.")

for attempt in range(1, 8):
    guess = int(input(f"Try {attempt}: "))
    if guess < secret:
        print("Higher!")
    elif guess > secret:
        print("Lower!")
    else:
        print(f"Yes! You needed {attempt} tries.")
        break
else:
    print(f"It was {secret}. Run it again!")
