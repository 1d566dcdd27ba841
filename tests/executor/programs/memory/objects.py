#: about: keeps ever more objects
#: outcome: memory_limit
everything = []
while True:
    everything.append({"number": len(everything), "text": f"text {len(everything)}"})
