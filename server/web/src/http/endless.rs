//! A picture without end, to see how much of it is read.

use super::visitor::{Answer, Visitor};
use axum::body::{Body, Bytes, HttpBody};
use axum::http::{Request, header};
use http_body::Frame;
use std::convert::Infallible;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll};

/// Counts the bytes that were taken of it.
#[derive(Clone, Default)]
struct Endless(Arc<AtomicUsize>);

pub const FRAME: usize = 64 << 10;

impl HttpBody for Endless {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        self.0.fetch_add(FRAME, Ordering::SeqCst);
        Poll::Ready(Some(Ok(Frame::data(Bytes::from_static(&[0; FRAME])))))
    }
}

/// Sends a picture that says of itself to be this long, or does not say; answers also how much of it was read.
pub async fn pour(visitor: &mut Visitor, address: &str, length: Option<u64>) -> (Answer, usize) {
    let picture = Endless::default();
    let mut request = Request::post(address);
    if let Some(length) = length {
        request = request.header(header::CONTENT_LENGTH, length);
    }
    let answer = visitor.send(request.body(Body::new(picture.clone())).unwrap()).await;
    (answer, picture.0.load(Ordering::SeqCst))
}
