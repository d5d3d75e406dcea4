//! One connection: the frames of a stream in, the same audio out.

use std::cell::RefCell;
use std::path::Path;
use std::time::{Duration, Instant};

use axum::extract::ws::{CloseFrame, Message, WebSocket, close_code};
use bandwidth_callbacks::Parser;
use bandwidth_callbacks::stream::{
    AudioFormat, DecodedFrame, Frame, FrameWriter, Sequence, StreamEvent, StreamTracker,
};
use bytes::{Bytes, BytesMut};
use tokio::time::timeout;

use crate::recorder::Recorder;
use crate::stats::{self, Count};

thread_local! {
    /// One parser and one writer for each worker: no frame is needed while a task waits.
    static KEPT: RefCell<(Parser, FrameWriter)> = RefCell::default();
}

pub async fn serve(mut socket: WebSocket, folder: Option<&Path>, patience: Duration) {
    let mut stream = Stream::default();
    let code = loop {
        let Ok(Some(Ok(message))) = timeout(patience, socket.recv()).await else {
            break close_code::POLICY;
        };
        let answer = match message {
            Message::Text(text) => stream.message(Bytes::from(text), folder),
            // Bandwidth sends text alone.
            Message::Binary(_) => break close_code::UNSUPPORTED,
            Message::Close(_) => break close_code::NORMAL,
            Message::Ping(_) | Message::Pong(_) => None,
        };
        if let Some(answer) = answer
            && !matches!(
                timeout(patience, socket.send(Message::Text(answer.into()))).await,
                Ok(Ok(()))
            )
        {
            break close_code::POLICY;
        }
        if stream.tracker.is_stopped() {
            break close_code::NORMAL;
        }
    };
    if !stream.tracker.is_stopped() {
        stats::add(Count::ClosedWithoutStop, 1);
    }
    let close = Message::Close(Some(CloseFrame {
        code,
        reason: "".into(),
    }));
    let _ = timeout(patience, socket.send(close)).await;
}

#[derive(Default)]
struct Stream {
    tracker: StreamTracker,
    recorder: Option<Recorder>,
}

impl Stream {
    /// Takes a message. Returns what to answer.
    fn message(&mut self, message: Bytes, folder: Option<&Path>) -> Option<String> {
        let mut message = BytesMut::from(message);
        KEPT.with_borrow_mut(|(parser, writer)| {
            let begin = Instant::now();
            let parsed = parser.parse::<DecodedFrame>(&mut message);
            stats::add(
                Count::ParseNanos,
                u64::try_from(begin.elapsed().as_nanos()).unwrap_or(u64::MAX),
            );
            stats::add(Count::Frames, 1);
            let Ok(frame) = parsed else {
                // A frame of a kind that does not exist yet must not end the call.
                stats::add(Count::Refused, 1);
                return None;
            };
            match self.tracker.decoded(&frame) {
                StreamEvent::Audio(Sequence::Gap(missing)) => stats::add(Count::Missing, missing),
                StreamEvent::Audio(Sequence::Repeat) => stats::add(Count::Repeated, 1),
                _ => {}
            }
            match frame {
                DecodedFrame::Other(Frame::Start(start)) => {
                    let id = start.metadata.and_then(|metadata| metadata.stream_id);
                    self.recorder = folder
                        .zip(id)
                        .and_then(|(folder, id)| Recorder::create(folder, id));
                    None
                }
                DecodedFrame::Audio(frame) => {
                    if let Some(recorder) = &mut self.recorder {
                        recorder.write(&frame.audio);
                    }
                    Some(
                        writer
                            .play_audio(AudioFormat::Pcmu, &frame.audio)
                            .to_owned(),
                    )
                }
                DecodedFrame::Other(_) | _ => None,
            }
        })
    }
}
