"""Answers the webhooks of a call with FastAPI.

    WEBHOOK_USER=user WEBHOOK_PASSWORD=password uvicorn fastapi_app:app
"""

import asyncio
import os

from fastapi import FastAPI, Request, Response
from starlette.requests import ClientDisconnect

import bandwidth_callbacks as bc

LONGEST = 256 * 1024
SECONDS = 10
GREETING = "<Response><SpeakSentence>Good morning.</SpeakSentence></Response>"

app = FastAPI()
credentials = bc.Credentials(os.environ["WEBHOOK_USER"], os.environ["WEBHOOK_PASSWORD"])
# Bandwidth repeats a webhook that it has no answer to. Use a store of your own, with a time limit.
seen: set[str] = set()


async def read(request: Request) -> bytearray | None:
    """Returns the body, or `None` if it is too long."""
    body = bytearray()
    if int(request.headers.get("content-length", 0)) > LONGEST:
        return None
    async for part in request.stream():
        body += part
        if len(body) > LONGEST:
            return None
    return body


@app.post("/webhooks")
async def webhook(request: Request) -> Response:
    try:
        # Before anything of the body is read.
        credentials.check(request.headers.get("authorization"))
        body = await asyncio.wait_for(read(request), SECONDS)
        if body is None:
            return Response(status_code=413)
        received = bc.parse_any(body)
    except bc.Unauthorized as error:
        return Response(status_code=error.status, headers=dict(error.headers))
    except (asyncio.TimeoutError, ClientDisconnect):
        return Response(status_code=408)
    except bc.ParseError as error:
        return Response(str(error), status_code=error.status)
    bxml = None
    events = received if isinstance(received, list) else [received]
    for event in events:
        key = event.dedup_key()
        is_new = key is None or key not in seen
        if key is not None:
            seen.add(key)
        match event:
            case bc.InitiateCallback():
                # A repeated event is answered as the first one was.
                bxml = GREETING
            case bc.DisconnectCallback(cause=cause, call_id=call) if is_new:
                # `!r`, so that no text of a webhook looks like a line of the log.
                print(f"{call!r} has ended: {cause!r}")
            case bc.MessageReceivedCallback(message=bc.Message(id=message)) if is_new:
                print(f"message {message!r} came in")
    reply = events[0].reply if events else bc.Reply.EMPTY
    status, headers, content = reply.response(bxml)
    return Response(content, status_code=status, headers=dict(headers))
