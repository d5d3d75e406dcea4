"""Answers the webhooks of a call with Flask.

    WEBHOOK_USER=user WEBHOOK_PASSWORD=password flask --app flask_app run

How long a request may take is for the server that runs it to say.
"""

import os

from flask import Flask, Response, request

import bandwidth_callbacks as bc

GREETING = "<Response><SpeakSentence>Good morning.</SpeakSentence></Response>"

app = Flask(__name__)
# One byte more than `parse` takes: a chunked body is cut here without an error, and must not be taken for the whole.
app.config["MAX_CONTENT_LENGTH"] = 256 * 1024 + 1
credentials = bc.Credentials(os.environ["WEBHOOK_USER"], os.environ["WEBHOOK_PASSWORD"])


@app.post("/webhooks")
def webhook() -> Response:
    try:
        credentials.check(request.headers.get("Authorization"))
        event = bc.parse(request.get_data())
    except bc.Unauthorized as error:
        return Response(status=error.status, headers=error.headers)
    except bc.ParseError as error:
        return Response(str(error), status=error.status)
    bxml = GREETING if isinstance(event, bc.InitiateCallback) else None
    status, headers, content = event.reply.response(bxml)
    return Response(content, status=status, headers=headers)
