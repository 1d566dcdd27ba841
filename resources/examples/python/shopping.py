# A little menu with a list behind it.
items = []

while True:
    command = input("add, list or quit? ").strip()
    if command == "quit":
        break
    elif command == "add":
        items.append(input("What? "))
    elif command == "list":
        for number, item in enumerate(items, start=1):
            print(f"{number}. {item}")
    else:
        print("I do not know that.")

print(f"Goodbye! {len(items)} things to buy.")
