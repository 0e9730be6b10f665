//! A folder served over HTTP on this machine, with a log of what was sent.

use std::collections::HashMap;
use std::io::{BufRead, BufReader, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::{Context, Result};

use crate::attended::{Attend, attended};
use brotli::enc::BrotliEncoderParams;

/// A folder of files at an address of its own; it goes off the air when dropped.
pub struct Site {
    address: SocketAddr,
    desk: Arc<Desk>,
}

/// One response that was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Served {
    /// The request's path, without its query, below the site's own folder: `index.html` for the page.
    pub path: String,
    /// The HTTP status.
    pub status: u16,
    /// Bytes of the body as sent: compressed, on a [`Site::compressed`].
    pub bytes: usize,
}

/// What the threads of the connections share.
struct Desk {
    folder: PathBuf,
    prefix: String,
    /// Bodies after Brotli by file; `None` sends files as they are.
    packed: Option<Mutex<HashMap<PathBuf, Arc<Vec<u8>>>>>,
    log: Mutex<Vec<Served>>,
    /// Sends the headers that part the page from others, so that its clock shows microseconds.
    isolated: AtomicBool,
    off_air: AtomicBool,
    withheld: Mutex<Vec<String>>,
    closed: AtomicBool,
}

impl Site {
    /// Serves `folder` as it is, below a folder of its own: a site must work there.
    pub fn serve(folder: &Path) -> Result<Site> {
        Self::start(folder, None)
    }

    /// Serves `folder` after Brotli at its best, as a static host does; each file is compressed at its first request.
    pub fn compressed(folder: &Path) -> Result<Site> {
        Self::start(folder, Some(Mutex::default()))
    }

    fn start(folder: &Path, packed: Option<Mutex<HashMap<PathBuf, Arc<Vec<u8>>>>>) -> Result<Site> {
        let folder = folder
            .canonicalize()
            .with_context(|| format!("there is no folder {} to serve", folder.display()))?;
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let address = listener.local_addr()?;
        let desk = Arc::new(Desk {
            folder,
            prefix: "/some/folder/".into(),
            packed,
            log: Mutex::default(),
            isolated: AtomicBool::new(false),
            off_air: AtomicBool::new(false),
            withheld: Mutex::default(),
            closed: AtomicBool::new(false),
        });
        attended(listener, &desk);
        Ok(Site { address, desk })
    }

    /// Parts the page from all others: its clock then shows steps of 5 µs, in place of 100.
    pub fn isolate(&self) {
        self.desk.isolated.store(true, Ordering::SeqCst);
    }

    /// The address of `path` on this site; `""` and `"#/…"` are the page.
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{}{path}", self.address, self.desk.prefix)
    }

    /// All that was sent since the start or the last [`Site::clear_log`], in order.
    pub fn served(&self) -> Vec<Served> {
        lock(&self.desk.log).clone()
    }

    /// The bytes of all bodies that were sent.
    pub fn bytes(&self) -> usize {
        lock(&self.desk.log).iter().map(|served| served.bytes).sum()
    }

    /// Forgets what was sent.
    pub fn clear_log(&self) {
        lock(&self.desk.log).clear();
    }

    /// Takes the site off the air, as a network does, or puts it back: every request is hung up on.
    pub fn off_air(&self, off: bool) {
        self.desk.off_air.store(off, Ordering::SeqCst);
    }

    /// Hangs up on every request for what begins so within the site; on no other.
    pub fn withhold(&self, beginnings: &[&str]) {
        let paths = beginnings.iter();
        let paths = paths.map(|beginning| format!("{}{beginning}", self.desk.prefix));
        *lock(&self.desk.withheld) = paths.collect();
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        self.desk.closed.store(true, Ordering::SeqCst);
        // Wakes the thread that waits at the door; if it cannot be reached, it is gone already.
        drop(TcpStream::connect(self.address));
    }
}

impl Attend for Desk {
    fn is_closed(&self) -> bool {
        self.closed.load(Ordering::SeqCst)
    }

    /// Answers the requests of one connection, until the browser or the site is done with it.
    fn attend(&self, stream: &TcpStream) {
        let mut requests = BufReader::new(stream);
        while let Some(target) = next_request(&mut requests) {
            if self.closed.load(Ordering::SeqCst) || self.hangs_up_on(&target) {
                return;
            }
            // A browser that hung up needs no answer.
            if self.answer(&target, stream).is_err() {
                return;
            }
        }
    }
}

impl Desk {
    fn hangs_up_on(&self, target: &str) -> bool {
        let withheld = lock(&self.withheld);
        self.off_air.load(Ordering::SeqCst) || withheld.iter().any(|path| target.starts_with(path))
    }

    fn answer(&self, target: &str, mut to: &TcpStream) -> std::io::Result<()> {
        let path = target.split(['?', '#']).next().unwrap_or_default();
        let file = path
            .strip_prefix(&self.prefix)
            .map(|path| if path.is_empty() { "index.html" } else { path });
        let body = file.and_then(|file| self.body(file));
        let status = if body.is_some() { 200 } else { 404 };
        let body = body.unwrap_or_default();
        lock(&self.log).push(Served {
            path: file.unwrap_or(path).into(),
            status,
            bytes: body.len(),
        });
        let coding = if self.packed.is_some() && status == 200 {
            "content-encoding: br\r\n"
        } else {
            ""
        };
        let alone = if self.isolated.load(Ordering::SeqCst) {
            "cross-origin-opener-policy: same-origin\r\ncross-origin-embedder-policy: require-corp\r\n"
        } else {
            ""
        };
        let head = format!(
            "HTTP/1.1 {status} -\r\ncontent-type: {}\r\n{coding}{alone}cache-control: no-store\r\ncontent-length: {}\r\n\r\n",
            media_type(file.unwrap_or_default()),
            body.len()
        );
        to.write_all(&[head.as_bytes(), &body].concat())
    }

    /// The body to send for `file`; none for what is not a file of the folder.
    fn body(&self, file: &str) -> Option<Arc<Vec<u8>>> {
        let file = self.folder.join(file).canonicalize().ok()?;
        if !file.starts_with(&self.folder) {
            return None;
        }
        let Some(packed) = &self.packed else {
            return std::fs::read(&file).ok().map(Arc::new);
        };
        if let Some(body) = lock(packed).get(&file) {
            return Some(Arc::clone(body));
        }
        let body = Arc::new(brotli(&std::fs::read(&file).ok()?)?);
        lock(packed).insert(file, Arc::clone(&body));
        Some(body)
    }
}

/// Reads one request to the end of its head, and gives its target. None when the connection ends.
fn next_request(from: &mut impl BufRead) -> Option<String> {
    let mut first = String::new();
    from.read_line(&mut first).ok()?;
    let target = first.split(' ').nth(1)?.to_owned();
    let mut line = String::new();
    while from.read_line(&mut line).ok()? > 2 {
        line.clear();
    }
    Some(target)
}

fn brotli(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut packed = Vec::new();
    let best = BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        size_hint: bytes.len(),
        ..Default::default()
    };
    brotli::BrotliCompress(&mut &bytes[..], &mut packed, &best).ok()?;
    Some(packed)
}

fn media_type(file: &str) -> &'static str {
    match file.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript",
        "css" => "text/css",
        "wasm" => "application/wasm",
        "json" => "application/json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "webmanifest" => "application/manifest+json",
        "txt" | "md" | "csv" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

/// The value behind `mutex`; a thread that panicked while it held a log or a cache left nothing half done.
fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
