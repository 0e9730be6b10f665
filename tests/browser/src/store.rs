//! A strict store of records on this machine: what xAPI 1.0.3 has one take, refuse and answer, with a
//! network that loses what it is told to lose.

mod door;
mod kept;
mod rules;
mod spelling;

use std::collections::BTreeMap;
use std::io::{BufReader, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use anyhow::Result;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use crate::attended::{Attend, attended};
use door::{Request, Response};
use kept::Kept;

/// What every resource lies below.
const FOLDER: &str = "/xapi/";
/// Where a launch of cmi5 fetches its token.
const FETCH: &str = "/fetch";
/// The headers that a page may send, and those that it may read.
const MAY_SEND: &str =
    "authorization, content-type, x-experience-api-version, if-match, if-none-match";
const MAY_READ: &str = "etag, last-modified, retry-after, x-experience-api-version, x-experience-api-consistent-through";

/// A store of records at an address of its own; it goes off the air when dropped.
pub struct RecordStore {
    address: SocketAddr,
    desk: Arc<Desk>,
}

/// What befalls a request, each in so many of a thousand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Faults {
    /// What chance is drawn from.
    pub seed: u64,
    /// It is lost before anything is stored.
    pub lost_requests: u64,
    /// All is done as it should be, and the answer is lost.
    pub lost_answers: u64,
    /// The store is busy (429), and asks for a second's pause.
    pub busy: u64,
    /// The store is down (503).
    pub down: u64,
}

/// A request that came, and what it was answered; 0 where the connection was dropped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The method of HTTP.
    pub method: String,
    /// The path with its query.
    pub target: String,
    /// The status of the answer.
    pub status: u16,
}

/// What the threads of the connections share.
struct Desk {
    kept: Mutex<Kept>,
    faults: Mutex<Faults>,
    key: Mutex<String>,
    log: Mutex<Vec<Asked>>,
    /// Whether the token of cmi5 was handed out.
    is_fetched: AtomicBool,
    closed: AtomicBool,
}

impl RecordStore {
    /// The key that it takes, until [`RecordStore::change_key`].
    pub const KEY: &str = "annals";
    /// The secret of the key.
    pub const SECRET: &str = "open sesame";

    /// Opens one, with nothing in it and a network that loses nothing.
    pub fn open() -> Result<RecordStore> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let address = listener.local_addr()?;
        let desk = Arc::new(Desk {
            kept: Mutex::default(),
            faults: Mutex::default(),
            key: Mutex::new(basic(Self::KEY, Self::SECRET)),
            log: Mutex::default(),
            is_fetched: AtomicBool::new(false),
            closed: AtomicBool::new(false),
        });
        attended(listener, &desk);
        Ok(RecordStore { address, desk })
    }

    /// The address that is given to a page as the store's.
    pub fn endpoint(&self) -> String {
        format!("http://{}{FOLDER}", self.address)
    }

    /// The address where a launch of cmi5 fetches its token, once.
    pub fn fetch_address(&self) -> String {
        format!("http://{}{FETCH}?session=1", self.address)
    }

    /// All statements that are stored, in order, as a page sent them.
    pub fn statements(&self) -> Vec<Value> {
        lock(&self.desk.kept).statements.clone()
    }

    /// All requests that came, in order.
    pub fn asked(&self) -> Vec<Asked> {
        lock(&self.desk.log).clone()
    }

    /// From now on requests fare so.
    pub fn fare(&self, faults: Faults) {
        *lock(&self.desk.faults) = faults;
    }

    /// From now on another key is taken, and no other.
    pub fn change_key(&self, key: &str, secret: &str) {
        *lock(&self.desk.key) = basic(key, secret);
    }

    /// Keeps a document of the platform's for a launch of cmi5, for the agent as the launch writes it.
    pub fn keep_state(
        &self,
        activity: &str,
        agent: &str,
        registration: &str,
        id: &str,
        text: &str,
    ) {
        let agent = serde_json::from_str(agent).unwrap_or(Value::Null);
        let place = kept::place(activity, &agent, registration);
        let mut kept = lock(&self.desk.kept);
        kept.states
            .entry(place)
            .or_default()
            .insert(id.into(), text.into());
    }
}

impl Drop for RecordStore {
    fn drop(&mut self) {
        self.desk.closed.store(true, Ordering::SeqCst);
        // Wakes the thread that waits at the door; if it cannot be reached, it is gone already.
        drop(TcpStream::connect(self.address));
    }
}

fn basic(key: &str, secret: &str) -> String {
    format!("Basic {}", STANDARD.encode(format!("{key}:{secret}")))
}

/// What becomes of a request, by the faults.
enum Fate {
    Through,
    RequestLost,
    AnswerLost,
    Instead(Response),
}

impl Faults {
    /// The fate of the next request. The chance is `SplitMix64` (Steele, Lea, Flood 2014).
    fn next(&mut self) -> Fate {
        self.seed = self.seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut drawn = self.seed;
        drawn = (drawn ^ drawn >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        drawn = (drawn ^ drawn >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        let mut drawn = (drawn ^ drawn >> 31) % 1000;
        let fates = [
            (self.lost_requests, Fate::RequestLost),
            (self.lost_answers, Fate::AnswerLost),
            (
                self.busy,
                Fate::Instead(Response::empty(429).with("retry-after", "1")),
            ),
            (self.down, Fate::Instead(Response::empty(503))),
        ];
        for (share, fate) in fates {
            match drawn.checked_sub(share) {
                Some(left) => drawn = left,
                None => return fate,
            }
        }
        Fate::Through
    }
}

impl Attend for Desk {
    fn is_closed(&self) -> bool {
        self.closed.load(Ordering::SeqCst)
    }

    /// Answers the requests of one connection, until the browser or the store is done with it.
    fn attend(&self, stream: &TcpStream) {
        let mut requests = BufReader::new(stream);
        while let Some(request) = Request::read(&mut requests) {
            if self.closed.load(Ordering::SeqCst) {
                return;
            }
            let is_asking_first = request.method == "OPTIONS";
            let fate = match is_asking_first {
                true => Fate::Through,
                false => lock(&self.faults).next(),
            };
            let (response, is_lost) = match fate {
                Fate::Through => (self.answer(&request), false),
                Fate::AnswerLost => (self.answer(&request), true),
                Fate::RequestLost => (Response::empty(0), true),
                Fate::Instead(response) => (response, false),
            };
            lock(&self.log).push(Asked {
                method: request.method.clone(),
                target: request.target.clone(),
                status: if is_lost { 0 } else { response.status },
            });
            let mut to = stream;
            if is_lost || to.write_all(&response.bytes(MAY_SEND, MAY_READ)).is_err() {
                return;
            }
        }
    }
}

impl Desk {
    fn answer(&self, request: &Request) -> Response {
        let (path, _) = request
            .target
            .split_once('?')
            .unwrap_or((&request.target, ""));
        if request.method == "OPTIONS" {
            return Response::empty(204);
        }
        if path == FETCH {
            return self.fetched(&request.method);
        }
        let Some(resource) = path.strip_prefix(FOLDER) else {
            return Response::empty(404);
        };
        if resource == "about" {
            return Response::json(200, &json!({ "version": ["1.0.3"] }));
        }
        let version = request
            .header("x-experience-api-version")
            .unwrap_or_default();
        if !version.starts_with("1.0") {
            return Response::refused(400, "X-Experience-API-Version is missing or another");
        }
        if request.header("authorization") != Some(lock(&self.key).as_str()) {
            return Response::empty(401);
        }
        let query = match request.query() {
            Ok(query) => query,
            Err(why) => return Response::refused(400, &why),
        };
        let mut kept = lock(&self.kept);
        match (request.method.as_str(), resource) {
            ("POST", "statements") => kept.post(request, &query),
            ("PUT", "statements") => kept.put(request, &query),
            ("GET", "statements") => kept.get(&query),
            (method, "activities/state") => kept.state(method, request, &query),
            // There are no preferences of anybody.
            ("GET", "agents/profile") => Response::empty(404),
            (_, "statements" | "agents/profile") => Response::empty(405),
            _ => Response::empty(404),
        }
    }

    /// The token of a launch: the key, once.
    fn fetched(&self, method: &str) -> Response {
        if method != "POST" {
            return Response::empty(405);
        }
        if self.is_fetched.swap(true, Ordering::SeqCst) {
            let spent = json!({ "error-code": "1", "error-text": "it was fetched already" });
            return Response::json(200, &spent);
        }
        let key = lock(&self.key);
        let token = key.strip_prefix("Basic ").unwrap_or_default();
        Response::json(200, &json!({ "auth-token": token }))
    }
}

/// The pairs of a query, by name.
type Query = BTreeMap<String, String>;

/// The value behind `mutex`; a thread that panicked while it held it left nothing half done.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod pages;
#[cfg(test)]
mod tests;
