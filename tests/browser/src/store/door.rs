//! Requests and responses of HTTP, as far as a store needs them.

use std::io::{BufRead, Read};

use serde_json::Value;

use super::Query;

/// The longest body that is taken.
pub(super) const LONGEST: usize = 1_000_000;

/// A request.
pub(super) struct Request {
    pub method: String,
    pub target: String,
    headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

/// A response.
pub(super) struct Response {
    pub status: u16,
    headers: Vec<(&'static str, String)>,
    body: String,
}

impl Request {
    /// The next request of a connection. None when the connection ends, or is no HTTP.
    pub fn read(from: &mut impl BufRead) -> Option<Request> {
        let mut line = String::new();
        from.read_line(&mut line).ok()?;
        let mut words = line.split_whitespace().map(str::to_owned);
        let (method, target) = (words.next()?, words.next()?);
        let mut headers = Vec::new();
        loop {
            let mut line = String::new();
            from.read_line(&mut line).ok()?;
            let line = line.trim_end();
            if line.is_empty() {
                break;
            }
            let (name, value) = line.split_once(':')?;
            headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
        }
        let mut request = Request {
            method,
            target,
            headers,
            body: Vec::new(),
        };
        let length = request
            .header("content-length")
            .unwrap_or("0")
            .parse()
            .ok()?;
        // What is too long is still read, or the browser would not hear the answer.
        from.take(length).read_to_end(&mut request.body).ok()?;
        (request.body.len() as u64 == length).then_some(request)
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str())
    }

    /// The pairs of the query; a name twice is a fault.
    pub fn query(&self) -> Result<Query, String> {
        let (_, query) = self.target.split_once('?').unwrap_or_default();
        let mut pairs = Query::new();
        for pair in query.split('&').filter(|pair| !pair.is_empty()) {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            let name = decoded(name).ok_or("a name in the query is not UTF-8")?;
            let value = decoded(value).ok_or("a value in the query is not UTF-8")?;
            if pairs.insert(name.clone(), value).is_some() {
                return Err(format!("{name} stands twice in the query"));
            }
        }
        Ok(pairs)
    }
}

fn decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'+' => b' ',
            b'%' => {
                let mut digit = || char::from(rest.next()?).to_digit(16);
                u8::try_from(digit()? * 16 + digit()?).ok()?
            }
            other => other,
        });
    }
    String::from_utf8(bytes).ok()
}

impl Response {
    pub fn empty(status: u16) -> Response {
        Response {
            status,
            headers: Vec::new(),
            body: String::new(),
        }
    }

    pub fn json(status: u16, value: &Value) -> Response {
        let body = value.to_string();
        Response {
            body,
            ..Response::empty(status).with("content-type", "application/json")
        }
    }

    pub fn text(status: u16, body: &str) -> Response {
        Response {
            body: body.to_owned(),
            ..Response::empty(status).with("content-type", "application/json")
        }
    }

    pub fn refused(status: u16, why: &str) -> Response {
        Response {
            body: why.to_owned(),
            ..Response::empty(status).with("content-type", "text/plain")
        }
    }

    pub fn with(mut self, name: &'static str, value: &str) -> Response {
        self.headers.push((name, value.to_owned()));
        self
    }

    /// As it goes over the wire, with leave for pages of every origin.
    pub fn bytes(&self, may_send: &str, may_read: &str) -> Vec<u8> {
        let mut head = format!(
            "HTTP/1.1 {} -\r\nx-experience-api-version: 1.0.3\r\n\
             access-control-allow-origin: *\r\naccess-control-expose-headers: {may_read}\r\n\
             access-control-allow-methods: GET, POST, PUT, DELETE, OPTIONS\r\n\
             access-control-allow-headers: {may_send}\r\naccess-control-max-age: 600\r\n\
             cache-control: no-store\r\n",
            self.status
        );
        for (name, value) in &self.headers {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        if self.status != 204 {
            head.push_str(&format!("content-length: {}\r\n", self.body.len()));
        }
        [head.as_bytes(), b"\r\n", self.body.as_bytes()].concat()
    }
}
