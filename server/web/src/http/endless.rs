//! A body without end, to see how much of it is read.

use super::visitor::{Answer, Visitor};
use axum::body::{Body, Bytes, HttpBody};
use axum::http::{Request, header};
use http_body::Frame;
use std::convert::Infallible;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll};

pub const FRAME: usize = 64 << 10;

/// How a body begins, and what comes after that for ever.
#[derive(Clone)]
pub struct Endless {
    pub begin: Bytes,
    pub again: Bytes,
}

/// Counts the bytes that were taken of it.
struct Flow {
    next: Bytes,
    again: Bytes,
    read: Arc<AtomicUsize>,
    /// One frame at a time is there, as from a network: whoever takes what there is has to come back for the next.
    arrived: bool,
}

impl HttpBody for Flow {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        self.arrived = !self.arrived;
        if !self.arrived {
            cx.waker().wake_by_ref();
            return Poll::Pending;
        }
        let again = self.again.clone();
        let frame = std::mem::replace(&mut self.next, again);
        self.read.fetch_add(frame.len(), Ordering::SeqCst);
        Poll::Ready(Some(Ok(Frame::data(frame))))
    }
}

/// Sends a picture that says of itself to be this long, or does not say; answers also how much of it was read.
pub async fn pour(visitor: &mut Visitor, address: &str, length: Option<u64>) -> (Answer, usize) {
    let zeros = Bytes::from_static(&[0; FRAME]);
    pour_as(visitor, address, "application/octet-stream", Endless { begin: zeros.clone(), again: zeros }, length).await
}

/// The same with any body of any type.
pub async fn pour_as(
    visitor: &mut Visitor,
    address: &str,
    content_type: &str,
    Endless { begin, again }: Endless,
    length: Option<u64>,
) -> (Answer, usize) {
    let read = Arc::new(AtomicUsize::default());
    let flow = Flow { next: begin, again, read: read.clone(), arrived: false };
    let mut request = Request::post(address).header(header::CONTENT_TYPE, content_type);
    if let Some(length) = length {
        request = request.header(header::CONTENT_LENGTH, length);
    }
    let answer = visitor.send(request.body(Body::new(flow)).unwrap()).await;
    (answer, read.load(Ordering::SeqCst))
}
