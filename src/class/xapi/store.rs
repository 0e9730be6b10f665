//! Where statements go: the address of a store, and the key to it.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// The version of xAPI that every request names (`X-Experience-API-Version`). A store of IEEE
/// 9274.1.1 takes it too.
pub const VERSION: &str = "1.0.3";

/// The hosts that may be spoken to without encryption: this machine, where nobody listens in.
const NEAR: [&str; 2] = ["localhost", "127.0.0.1"];

/// The address of a store: it ends with a slash, and its resources lie below it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Endpoint(String);

/// A store with the key to it.
#[derive(Debug, PartialEq, Eq)]
pub struct Store {
    /// Where it is.
    pub endpoint: Endpoint,
    /// The value of the header `Authorization`.
    pub authorization: String,
}

/// By hand, to be inlined: the compiler folds what copies two texts into one function, and that of
/// the first question must not be one of the rest (xtask/src/late.rs).
impl Clone for Store {
    #[inline(always)]
    fn clone(&self) -> Store {
        Store {
            endpoint: self.endpoint.clone(),
            authorization: self.authorization.clone(),
        }
    }
}

/// Why an address or a key is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoStore {
    /// It is no address of the web.
    NoAddress,
    /// Whoever is on the way could read it.
    Open,
    /// It has a name or password in it.
    Named,
    /// Something stands behind the path.
    Query,
    /// The key has letters that no header can have, or is empty.
    Key,
}

impl fmt::Display for NoStore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            NoStore::NoAddress => "The address of a store looks like https://records.example.org/xapi/.",
            NoStore::Open => {
                "The address of a store begins with https, so that nobody on the way can read the records."
            }
            NoStore::Named => "Leave name and password out of the address; they have fields of their own.",
            NoStore::Query => "Leave out what stands behind ? or # in the address of the store.",
            NoStore::Key => "The key of the store is empty, or has letters that cannot be sent.",
        })
    }
}

impl Endpoint {
    /// Reads an address: `https` only, or `http` on this machine.
    ///
    /// # Errors
    /// For anything else.
    pub fn read(address: &str) -> Result<Endpoint, NoStore> {
        let address = address.trim();
        let (scheme, rest) = address.split_once("://").ok_or(NoStore::NoAddress)?;
        let scheme = scheme.to_ascii_lowercase();
        if !["https", "http"].contains(&scheme.as_str()) {
            return Err(NoStore::NoAddress);
        }
        if rest.contains(['?', '#']) {
            return Err(NoStore::Query);
        }
        if rest.contains(|sign: char| sign.is_whitespace() || sign.is_control() || sign == '\\') {
            return Err(NoStore::NoAddress);
        }
        let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
        if host.contains('@') {
            return Err(NoStore::Named);
        }
        let host = host.to_ascii_lowercase();
        let (name, port) = host.split_once(':').unwrap_or((&host, ""));
        if name.is_empty() || !port.bytes().all(|digit| digit.is_ascii_digit()) {
            return Err(NoStore::NoAddress);
        }
        if scheme == "http" && !NEAR.contains(&name) {
            return Err(NoStore::Open);
        }
        let path = path.trim_end_matches('/');
        let slash = if path.is_empty() { "" } else { "/" };
        Ok(Endpoint([&scheme, "://", &host, "/", path, slash].concat()))
    }

    /// The address, with a slash at its end.
    #[must_use]
    pub fn address(&self) -> &str {
        &self.0
    }

    /// What all of the host have in common: `https://records.example.org`.
    #[must_use]
    pub fn origin(&self) -> &str {
        let host = self.0.find("://").map_or(0, |at| at + 3);
        let end = self.0[host..]
            .find('/')
            .map_or(self.0.len(), |at| host + at);
        &self.0[..end]
    }

    /// The address of a resource: `statements`, `activities/state`, `about`.
    #[must_use]
    pub fn resource(&self, name: &str) -> String {
        [&self.0, name].concat()
    }
}

impl Store {
    /// A store with the value of its header, as a launch gives it. Base64 without the word `Basic`
    /// gets it.
    ///
    /// # Errors
    /// When the key is no value of a header.
    pub fn with(endpoint: Endpoint, authorization: &str) -> Result<Store, NoStore> {
        let key = authorization.trim();
        let fits = |byte: u8| byte == b' ' || byte.is_ascii_graphic();
        if key.is_empty() || !key.bytes().all(fits) {
            return Err(NoStore::Key);
        }
        let basic = if key.contains(' ') { "" } else { "Basic " };
        Ok(Store {
            endpoint,
            authorization: [basic, key].concat(),
        })
    }

    /// A store with the key and the secret that its administrator gives out (RFC 7617).
    ///
    /// # Errors
    /// When the address is none, or the key is empty or holds a colon.
    pub fn basic(endpoint: &str, key: &str, secret: &str) -> Result<Store, NoStore> {
        let endpoint = Endpoint::read(endpoint)?;
        let (key, secret) = (key.trim(), secret.trim());
        if key.is_empty() || key.contains(':') {
            return Err(NoStore::Key);
        }
        let both = STANDARD.encode([key, ":", secret].concat());
        Store::with(endpoint, &both)
    }

    /// Where statements are sent and asked for: `statements`, without a slash behind it. So the
    /// specification names the resource, and no store may ask for another name. Stores that have
    /// their own at `statements/` answer here too: Ralph serves both. With the slash, a store that
    /// follows the specification to the letter answers 404.
    #[must_use]
    pub fn statements_address(&self) -> String {
        self.endpoint.resource("statements")
    }

    /// The headers of every request, but for the type of what is sent.
    #[must_use]
    pub fn headers(&self) -> [(&'static str, &str); 2] {
        [
            ("Authorization", &self.authorization),
            ("X-Experience-API-Version", VERSION),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_ends_with_one_slash() {
        for (written, read) in [
            ("https://a.example", "https://a.example/"),
            (" https://A.example/xAPI// ", "https://a.example/xAPI/"),
            ("HTTPS://a.example:8443/x/y", "https://a.example:8443/x/y/"),
            ("http://localhost:8100/xAPI", "http://localhost:8100/xAPI/"),
            ("http://127.0.0.1/", "http://127.0.0.1/"),
        ] {
            let endpoint = Endpoint::read(written).map(|one| one.address().to_owned());
            assert_eq!(endpoint.as_deref(), Ok(read), "{written}");
        }
    }

    #[test]
    fn what_is_no_address_of_a_store_is_told_why() {
        for (written, why) in [
            ("", NoStore::NoAddress),
            ("a.example/xapi", NoStore::NoAddress),
            ("ftp://a.example/", NoStore::NoAddress),
            ("https:///xapi", NoStore::NoAddress),
            ("https://a.example:x/", NoStore::NoAddress),
            ("https://a example/", NoStore::NoAddress),
            ("https://a.example\\b/", NoStore::NoAddress),
            ("http://a.example/", NoStore::Open),
            ("http://localhost.evil.example/", NoStore::Open),
            ("http://127.0.0.1.evil.example/", NoStore::Open),
            ("https://key:secret@a.example/", NoStore::Named),
            ("https://a.example/x?y", NoStore::Query),
            ("https://a.example/#x", NoStore::Query),
        ] {
            assert_eq!(Endpoint::read(written), Err(why), "{written}");
            assert!(why.to_string().ends_with('.'));
        }
    }

    #[test]
    fn the_origin_is_scheme_host_and_port() {
        let endpoint = Endpoint::read("https://a.example:8443/x/y").expect("an address");
        assert_eq!(endpoint.origin(), "https://a.example:8443");
    }

    #[test]
    fn key_and_secret_make_the_header_of_rfc_7617() {
        let store = Store::basic("https://a.example", "Aladdin", "open sesame").expect("a store");
        assert_eq!(store.authorization, "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==");
        assert_eq!(store.statements_address(), "https://a.example/statements");
        assert_eq!(store.headers()[1].1, "1.0.3");
    }

    #[test]
    fn a_header_of_a_launch_is_taken_as_it_is() {
        let of = |key| {
            let endpoint = Endpoint::read("https://a.example").expect("an address");
            Store::with(endpoint, key).map(|store| store.authorization)
        };
        assert_eq!(of("Bearer abc").as_deref(), Ok("Bearer abc"));
        assert_eq!(of("YTpi").as_deref(), Ok("Basic YTpi"));
        for key in ["", " ", "a\r\nX: y", "schlüssel"] {
            assert_eq!(of(key), Err(NoStore::Key), "{key:?}");
        }
        assert_eq!(
            Store::basic("https://a.example", "a:b", "c"),
            Err(NoStore::Key)
        );
    }
}
