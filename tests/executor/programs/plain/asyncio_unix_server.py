#: about: asyncio serves on a Unix socket in the program's own directory
#: stdout: "b'olleh'\n[False, False]\n"
import asyncio
import os


async def serve(reader, writer):
    writer.write((await reader.read(5))[::-1])
    await writer.drain()
    writer.close()


async def main():
    server = await asyncio.start_unix_server(serve, 'socket')
    async with server:
        reader, writer = await asyncio.open_unix_connection('socket')
        writer.write(b'hello')
        print(await reader.read())
        writer.close()
    os.path.exists('socket') and os.unlink('socket')
    print([os.path.exists('socket'), server.is_serving()])


asyncio.run(main())
