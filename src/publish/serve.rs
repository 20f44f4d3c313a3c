//! Serves a built folder with the deployment's response headers.
//!
//! The headers are `deploy/headers.txt`, compiled in: what passes the tests here is what a deployment's web server
//! must send. Browsers that accept it get the `.br` or `.gz` beside a file instead of the file.
//!
//! Deliberately does not watch, rebuild, log visitors or speak TLS, and is not meant to face the internet.

use std::io;
use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpListener, UdpSocket};
use std::path::Path;
use std::thread;

use axum::Router;
use axum::extract::Request;
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use tokio::sync::oneshot;
use tower_http::services::ServeDir;

/// The only list of response headers, as text.
pub(crate) const HEADERS: &str = include_str!("../../deploy/headers.txt");

/// Headers for all paths that match a pattern.
struct Section {
    pattern: String,
    headers: Vec<(HeaderName, HeaderValue)>,
}

/// A running server; dropping it stops it.
pub struct Server {
    stop: Option<oneshot::Sender<()>>,
    thread: Option<thread::JoinHandle<()>>,
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Some(stop) = self.stop.take() {
            // An error means that the server has already ended.
            let _ = stop.send(());
        }
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// Serves `dir` on `port` until the process is stopped; with `lan`, on the local network as well.
///
/// # Errors
/// One line that says what to do: the folder is missing, the port is taken, or the list of headers is unreadable.
pub fn serve(dir: &Path, port: u16, lan: bool) -> Result<(), String> {
    let ip = if lan { Ipv4Addr::UNSPECIFIED } else { Ipv4Addr::LOCALHOST };
    let app = app(dir)?;
    let listener = listen(ip, port)?;
    println!("才策 is on  http://127.0.0.1:{port}   (Ctrl-C stops it)");
    if lan {
        match lan_address() {
            Some(address) => {
                let url = format!("http://{address}:{port}");
                println!("for phones on the same network:  {url}\n\n{}", qr(&url)?);
            }
            None => println!("no local network found; only this machine can open it"),
        }
    }
    let runtime = runtime()?;
    runtime
        .block_on(async move { axum::serve(adopt(listener)?, app).await })
        .map_err(|e| format!("the server stopped: {e}"))
}

/// Serves `dir` on a free port of this machine, on its own thread; dropping the returned [`Server`] stops it.
///
/// # Errors
/// As for [`serve`].
pub fn spawn(dir: &Path) -> Result<(SocketAddr, Server), String> {
    let app = app(dir)?;
    let listener = listen(Ipv4Addr::LOCALHOST, 0)?;
    let address = listener.local_addr().map_err(|e| format!("no address for the server: {e}"))?;
    let runtime = runtime()?;
    let (stop, stopped) = oneshot::channel::<()>();
    let thread = thread::spawn(move || {
        runtime.block_on(async move {
            let Ok(listener) = adopt(listener) else { return };
            tokio::select! {
                _ = axum::serve(listener, app) => {}
                _ = stopped => {}
            }
        });
        runtime.shutdown_background();
    });
    Ok((address, Server { stop: Some(stop), thread: Some(thread) }))
}

fn runtime() -> Result<tokio::runtime::Runtime, String> {
    tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .map_err(|e| format!("the server could not start: {e}"))
}

fn adopt(listener: TcpListener) -> io::Result<tokio::net::TcpListener> {
    listener.set_nonblocking(true)?;
    tokio::net::TcpListener::from_std(listener)
}

fn listen(ip: Ipv4Addr, port: u16) -> Result<TcpListener, String> {
    TcpListener::bind((ip, port)).map_err(|error| match error.kind() {
        io::ErrorKind::AddrInUse => {
            let other = port.checked_add(1).unwrap_or(8080);
            format!("port {port} is taken; stop the other program or run: make serve PORT={other}")
        }
        io::ErrorKind::PermissionDenied => format!("no right to use port {port}; run: make serve PORT=8080"),
        _ => format!("port {port} cannot be used ({error}); run: make serve PORT=8080"),
    })
}

fn app(dir: &Path) -> Result<Router, String> {
    if !dir.join("index.html").is_file() {
        return Err(format!("{} holds no built page; run: make dist", dir.display()));
    }
    let sections: &'static [Section] = Vec::leak(sections(HEADERS)?);
    let missing = tower::service_fn(|_: Request| async {
        Ok::<Response, std::convert::Infallible>((StatusCode::NOT_FOUND, "not found\n").into_response())
    });
    let files = ServeDir::new(dir).precompressed_br().precompressed_gzip().not_found_service(missing);
    Ok(Router::new()
        .fallback_service(files)
        .layer(middleware::from_fn(move |request: Request, next: Next| dress(sections, request, next))))
}

/// Adds the headers whose patterns match the path. An error response says nothing about a file, so the browser must
/// not cache it, and it does not get the file's type.
async fn dress(sections: &'static [Section], request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    let mut response = next.run(request).await;
    let found = response.status().is_success() || response.status() == StatusCode::NOT_MODIFIED;
    for (name, value) in sections.iter().filter(|s| matches(&s.pattern, &path)).flat_map(|s| &s.headers) {
        if found || (name != "cache-control" && name != "content-type") {
            response.headers_mut().insert(name.clone(), value.clone());
        }
    }
    if !found {
        response.headers_mut().insert("cache-control", HeaderValue::from_static("no-store"));
    }
    response
}

/// Parses the list of headers; an error names its line.
fn sections(text: &str) -> Result<Vec<Section>, String> {
    let mut sections: Vec<Section> = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let wrong = |what: &str| format!("deploy/headers.txt:{}: {what}", number + 1);
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        if let Some(pattern) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            sections.push(Section { pattern: pattern.to_owned(), headers: Vec::new() });
            continue;
        }
        let (name, value) = line.split_once(':').ok_or_else(|| wrong("expected 'Name: value'"))?;
        let name = HeaderName::try_from(name.trim()).map_err(|_| wrong("not a header name"))?;
        let value = HeaderValue::try_from(value.trim()).map_err(|_| wrong("not a header value"))?;
        let section = sections.last_mut().ok_or_else(|| wrong("expected a [pattern] before the first header"))?;
        section.headers.push((name, value));
    }
    Ok(sections)
}

/// Whether `path` matches `pattern`: `*` is any run of characters, `#` one lower-case hexadecimal digit.
fn matches(pattern: &str, path: &str) -> bool {
    let mut rest = pattern.chars();
    match rest.next() {
        None => path.is_empty(),
        Some('*') => {
            let tail = rest.as_str();
            path.char_indices().any(|(at, _)| path.get(at..).is_some_and(|end| matches(tail, end))) || matches(tail, "")
        }
        Some(wanted) => {
            let mut letters = path.chars();
            letters.next().is_some_and(|letter| {
                if wanted == '#' { matches!(letter, '0'..='9' | 'a'..='f') } else { letter == wanted }
            }) && matches(rest.as_str(), letters.as_str())
        }
    }
}

/// This machine's address on its local network. Connecting a UDP socket sends nothing; it only asks the system which
/// of its addresses it would use.
fn lan_address() -> Option<IpAddr> {
    let socket = UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0)).ok()?;
    socket.connect((Ipv4Addr::new(192, 0, 2, 1), 9)).ok()?;
    let ip = socket.local_addr().ok()?.ip();
    (!ip.is_loopback() && !ip.is_unspecified()).then_some(ip)
}

/// A QR code for a terminal: two modules per character, dark on light in any colour scheme, with a quiet zone of two
/// modules, which phones still read.
fn qr(text: &str) -> Result<String, String> {
    let code = qrcodegen::QrCode::encode_text(text, qrcodegen::QrCodeEcc::Low)
        .map_err(|e| format!("the address does not fit into a QR code: {e}"))?;
    let quiet = 2;
    let range = -quiet..code.size() + quiet;
    let mut lines = String::new();
    for y in range.clone().step_by(2) {
        lines.push_str("\x1b[30;107m");
        for x in range.clone() {
            lines.push(match (code.get_module(x, y), code.get_module(x, y + 1)) {
                (true, true) => '█',
                (true, false) => '▀',
                (false, true) => '▄',
                (false, false) => ' ',
            });
        }
        lines.push_str("\x1b[0m\n");
    }
    Ok(lines)
}

#[cfg(test)]
mod tests {
    use super::{HEADERS, matches, qr, sections};

    #[test]
    fn patterns_match_paths() {
        assert!(matches("/*", "/"));
        assert!(matches("/*", "/pack/rules.bin"));
        assert!(matches("*.html", "/index.html"));
        assert!(!matches("*.html", "/index.html.br"));
        assert!(matches("/", "/"));
        assert!(!matches("/", "/a"));
        assert!(matches("*-################*", "/boot-0123456789abcdef.js"));
        assert!(!matches("*-################*", "/icon-192.png"));
    }

    #[test]
    fn the_list_of_headers_reads() {
        let sections = sections(HEADERS);
        assert!(sections.is_ok_and(|s| s.iter().any(|s| s.pattern == "/*" && s.headers.len() > 5)));
    }

    #[test]
    fn a_bad_list_names_its_line() {
        assert_eq!(sections("[/*]\nno colon").err().as_deref(), Some("deploy/headers.txt:2: expected 'Name: value'"));
        assert_eq!(
            sections("# x\nA: b").err().as_deref(),
            Some("deploy/headers.txt:2: expected a [pattern] before the first header")
        );
    }

    #[test]
    fn an_address_becomes_a_square() {
        let code = qr("http://192.168.1.20:8080").unwrap_or_default();
        assert!(code.lines().count() > 10);
        assert!(code.contains('█'));
    }
}
