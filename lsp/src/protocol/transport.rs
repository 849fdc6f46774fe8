//! Messages on standard input and output. That of tower-lsp ends at the first message that is no JSON, and starts
//! handlers in no promised order; here what cannot be read is answered and passed over, and each handler has put its
//! job into the queue before the next message is looked at.

use std::future::poll_fn;
use std::pin::Pin;
use std::task::Poll;

use futures::{SinkExt, StreamExt};
use serde::Serialize;
use serde_json::Value;
use tokio::io::{AsyncBufRead, AsyncBufReadExt, AsyncReadExt, AsyncWrite, AsyncWriteExt, BufReader};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tower::Service;
use tower_lsp::jsonrpc::{Error, Id, Request, Response};
use tower_lsp::{ClientSocket, LanguageServer, LspService};

/// A line of a header is not longer.
const LONGEST_LINE: u64 = 4 * 1024;
/// A message is not larger: offsets in a text have to fit 32 bits.
const LARGEST: u64 = 1 << 30;

/// Serves until the client says `exit`, or is gone.
pub(super) async fn serve<S: LanguageServer>(mut service: LspService<S>, socket: ClientSocket) {
    let (outgoing, messages) = unbounded_channel();
    let writer = tokio::spawn(write(tokio::io::stdout(), messages));
    let (mut requests, mut answers) = socket.split();
    let own = outgoing.clone();
    let asking = tokio::spawn(async move {
        while let Some(request) = requests.next().await {
            send(&own, &request);
        }
    });
    let mut input = BufReader::new(tokio::io::stdin());
    while let Some(message) = read(&mut input).await {
        let Ok(message) = message else {
            send(&outgoing, &Response::from_error(Id::Null, Error::parse_error()));
            continue;
        };
        if message.get("method").is_none() {
            // An answer to something that the server asked; one that cannot be read answers nothing.
            if let Ok(answer) = serde_json::from_value::<Response>(message) {
                let _ = answers.send(answer).await;
            }
            continue;
        }
        let Ok(request) = serde_json::from_value::<Request>(message) else {
            send(&outgoing, &Response::from_error(Id::Null, Error::invalid_request()));
            continue;
        };
        let last = request.method() == "exit";
        if poll_fn(|cx| service.poll_ready(cx)).await.is_err() {
            break;
        }
        let mut answer = service.call(request);
        // Up to its first wait: by then what it wants is in the queue.
        match poll_fn(|cx| Poll::Ready(Pin::new(&mut answer).poll(cx))).await {
            Poll::Ready(answer) => tell(&outgoing, answer),
            Poll::Pending => {
                let outgoing = outgoing.clone();
                tokio::spawn(async move { tell(&outgoing, answer.await) });
            }
        }
        if last || writer.is_finished() {
            break;
        }
    }
    asking.abort();
    drop(outgoing);
}

fn tell<E>(outgoing: &UnboundedSender<Vec<u8>>, answer: Result<Option<Response>, E>) {
    if let Ok(Some(answer)) = answer {
        send(outgoing, &answer);
    }
}

fn send(outgoing: &UnboundedSender<Vec<u8>>, message: &impl Serialize) {
    if let Ok(body) = serde_json::to_vec(message) {
        // Where the writer is gone, so is the client.
        let _ = outgoing.send(body);
    }
}

async fn write(mut output: impl AsyncWrite + Unpin, mut messages: UnboundedReceiver<Vec<u8>>) {
    while let Some(body) = messages.recv().await {
        let header = format!("Content-Length: {}\r\n\r\n", body.len());
        let written = async {
            output.write_all(header.as_bytes()).await?;
            output.write_all(&body).await?;
            output.flush().await
        };
        if written.await.is_err() {
            return;
        }
    }
}

/// What could not be read as a message.
#[derive(Debug)]
struct Unreadable;

/// The next message; nothing at the end of the input.
async fn read(input: &mut (impl AsyncBufRead + Unpin)) -> Option<Result<Value, Unreadable>> {
    let mut length = None;
    let mut garbage = false;
    loop {
        let mut line = Vec::new();
        let read = (&mut *input).take(LONGEST_LINE).read_until(b'\n', &mut line).await.ok()?;
        if read == 0 {
            return None;
        }
        let line = String::from_utf8_lossy(&line);
        match line.trim_end().split_once(':') {
            Some((name, value)) if name.trim().eq_ignore_ascii_case("content-length") => {
                length = value.trim().parse::<u64>().ok();
                garbage |= length.is_none();
            }
            // Other headers say nothing that matters.
            Some(_) => {}
            None if line.trim().is_empty() && (length.is_some() || garbage) => break,
            None if line.trim().is_empty() => {}
            None => garbage = true,
        }
    }
    let Some(length) = length.filter(|length| *length <= LARGEST) else { return Some(Err(Unreadable)) };
    let mut body = Vec::new();
    let read = (&mut *input).take(length).read_to_end(&mut body).await.ok()?;
    if (read as u64) < length {
        return None;
    }
    Some(serde_json::from_slice(&body).map_err(|_| Unreadable))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is read from some bytes: the methods of messages, `-` for what is none.
    fn methods(bytes: &[u8]) -> Vec<String> {
        let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
        runtime.block_on(async {
            let mut input = bytes;
            let mut out = Vec::new();
            while let Some(message) = read(&mut input).await {
                out.push(message.map_or("-".to_owned(), |m| m["method"].as_str().unwrap_or("?").to_owned()));
            }
            out
        })
    }

    #[test]
    fn what_is_no_message_is_passed_over() {
        let message = |body: &str| format!("Content-Length: {}\r\n\r\n{body}", body.len());
        let (one, broken) = (message("{\"method\":\"one\"}"), message("{\"method"));
        assert_eq!(methods(one.as_bytes()), ["one"]);
        assert_eq!(methods(format!("{broken}{one}").as_bytes()), ["-", "one"]);
        assert_eq!(methods(format!("content-length: x\r\n\r\n{one}").as_bytes()), ["-", "one"]);
        assert_eq!(methods(format!("hello\r\n\r\n{one}").as_bytes()), ["-", "one"]);
        assert_eq!(methods(format!("Content-Type: x; y=z\r\n{one}").as_bytes()), ["one"]);
        assert_eq!(methods(format!("\r\n\n{one}").as_bytes()), ["one"]);
        assert_eq!(methods(b"Content-Length: 99999999999999\r\n\r\n"), ["-"]);
        assert_eq!(methods(b"Content-Length: 5\r\n\r\n{}"), [""; 0]);
        assert_eq!(methods(b"\xff\xfe\xfd"), [""; 0]);
    }
}
