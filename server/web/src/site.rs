//! The browser part's files: byte ranges for the video, precompressed code, and caching by name.

use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use axum::http::{HeaderValue, header};
use axum::middleware::{Next, from_fn};
use axum::response::Response;
use leptos::prelude::LeptosOptions;
use std::path::Path;
use tower_http::services::ServeDir;

/// Code under a name that holds its hash never changes.
const FOR_EVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
const AN_HOUR: HeaderValue = HeaderValue::from_static("public, max-age=3600");
/// Kept, and asked for again each time whether it has changed.
const ASKED: HeaderValue = HeaderValue::from_static("no-cache");
/// Names files that carry their hash, and so must never be older than they are.
const MANIFEST: &str = "/guide.json";

/// Files of the site folder; what is not there becomes the app's own page for unknown addresses.
pub fn files(options: &LeptosOptions, provide: impl Fn() + Clone + Send + Sync + 'static) -> Router {
    let unknown = leptos_axum::file_and_error_handler_with_context::<LeptosOptions, _>(provide, ui::shell);
    let unknown = Router::new().fallback(unknown).with_state(options.clone());
    let files = ServeDir::new(&*options.site_root)
        .precompressed_br()
        .precompressed_gzip()
        .append_index_html_on_directories(false)
        .fallback(unknown);
    let hashed = options.hash_files;
    Router::new().fallback_service(files).layer(from_fn(move |request, next| cached(request, next, hashed)))
}

async fn cached(request: Request<Body>, next: Next, hashed: bool) -> Response {
    let path = request.uri().path().to_owned();
    let mut response = next.run(request).await;
    let is_file = Path::new(&path).extension().is_some() && response.status().is_success();
    if is_file && !response.headers().contains_key(header::CACHE_CONTROL) {
        response.headers_mut().insert(header::CACHE_CONTROL, kept(&path, hashed));
    }
    response
}

/// How long a browser may keep the file of this path.
fn kept(path: &str, hashed: bool) -> HeaderValue {
    match path {
        MANIFEST => ASKED,
        _ if hashed && path.starts_with("/pkg/") => FOR_EVER,
        _ => AN_HOUR,
    }
}

/// Where leptos finds the site. Names carry hashes when the build left `hash.txt` beside the binary.
pub fn options(site: &Path, listen: std::net::SocketAddr) -> LeptosOptions {
    let hashed = std::env::current_exe().is_ok_and(|exe| exe.with_file_name("hash.txt").exists());
    LeptosOptions::builder()
        .output_name("tucai")
        .site_root(site.to_string_lossy().into_owned())
        .site_pkg_dir("pkg")
        .site_addr(listen)
        .hash_files(hashed)
        .build()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_named_by_their_hash_are_kept_for_ever_and_what_names_them_is_asked_for() {
        for file in ["guide.0123456789abcdef.wasm", "face_landmark.0123456789abcdef.tflite", "tucai.0123.js"] {
            assert_eq!(kept(&format!("/pkg/{file}"), true), FOR_EVER);
        }
        assert_eq!(kept("/guide.json", true), ASKED);
        assert_eq!(kept("/favicon.svg", true), AN_HOUR);
        assert_eq!(kept("/pkg/tucai.js", false), AN_HOUR);
    }
}
