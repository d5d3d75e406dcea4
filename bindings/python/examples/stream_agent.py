"""Sends the caller's voice back: an agent for a bidirectional media stream, with websockets.

    python stream_agent.py 8080
"""

import asyncio
import sys

from websockets.asyncio.server import ServerConnection, serve
from websockets.exceptions import ConnectionClosed

import bandwidth_callbacks as bc


async def agent(stream: ServerConnection) -> None:
    tracker, writer, playback = bc.StreamTracker(), bc.FrameWriter(), bc.Playback()
    sent, dropped, missing = 0, 0.0, 0
    try:
        async for message in stream:
            try:
                frame = bc.parse_frame(message)
            except bc.ParseError:
                # One frame that cannot be read must not end the call.
                continue
            event, lost = tracker.follow(frame)
            if event == "stopped":
                break
            missing += max(lost or 0, 0)
            # The other track has what the caller hears.
            if isinstance(frame, bc.MediaFrame) and frame.track == "inbound" and frame.audio is not None:
                if playback.queued() > 2:
                    # The caller hears what was said more than two seconds ago.
                    await stream.send(bc.FrameWriter.CLEAR)
                    dropped += playback.clear()
                await stream.send(writer.play_audio(frame.audio))
                playback.send(len(frame.audio))
                sent += len(frame.audio)
    except ConnectionClosed:
        # The caller has hung up.
        pass
    # A second of µ-law has 8000 bytes.
    print(f"{sent / 8000:.2f} s were sent, {dropped:.2f} s of it dropped; {missing} frames are missing", flush=True)


async def main() -> None:
    async with serve(agent, "127.0.0.1", int(sys.argv[1]), max_size=256 * 1024) as server:
        print("ready", flush=True)
        await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main())
