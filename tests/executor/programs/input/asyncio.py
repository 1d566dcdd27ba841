#: about: reads lines in an event loop beside a timer
#: input: "one\ntwo\n"
#: feed: lines
#: stdout: "one\ntwo\nend\n"
import asyncio
import sys

async def main():
    reader = asyncio.StreamReader()
    await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    ticks = asyncio.create_task(asyncio.sleep(0.2))
    async for line in reader:
        print(line.decode().strip())
    await ticks
    print("end")

asyncio.run(main())
