//! The only door from the browser to the server.
