//! A quiz that was handed out, as a package for a school's platform: the worker makes it of the
//! files of the site.

use super::{Request, request};
use crate::app::desk::{self, shared::Shared};
use crate::app::{Effect, Model as App};
use crate::class::query;
use crate::class::scorm::{Edition, mark_of};
use crate::desk::order::{Order, Packed, Packing, SetFrom, Unpacked};

/// A package that is being made.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Model {
    /// The mark from which on the quiz is passed, in percent, as it was typed.
    pub pass: String,
    /// What became of it.
    pub stands: Stands,
    /// The key of the quiz that it is of.
    of: String,
    /// The number of the package that was asked for last.
    number: u32,
}

/// What became of a package.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Stands {
    /// None was asked for.
    #[default]
    Idle,
    /// It is being made, of this edition.
    Making(Edition),
    /// It was made; so many bytes.
    Made(usize),
    /// There is none.
    Unmade(Unpacked),
    /// What was typed is no mark.
    NoMark,
}

impl Model {
    /// Whether one is being made.
    #[must_use]
    pub fn is_making(&self) -> bool {
        matches!(self.stands, Stands::Making(_))
    }
}

/// What happened.
#[derive(Clone, Debug, PartialEq)]
pub enum Msg {
    /// A pass mark was typed.
    PassTyped(String),
    /// A package was asked for.
    Pressed(Edition),
}

/// A quiz that was handed out is on screen: what was chosen for another is not for this one.
pub(super) fn enter(app: &mut App, key: &str) {
    let package = &mut app.class.package;
    if package.of != key {
        *package = Model {
            of: key.to_owned(),
            number: package.number,
            ..Model::default()
        };
    }
}

pub(super) fn update(app: &mut App, msg: Msg) -> Vec<Effect> {
    match msg {
        Msg::PassTyped(pass) => {
            app.class.package.pass = pass;
            // One that is being made comes all the same.
            if !app.class.package.is_making() {
                app.class.package.stands = Stands::Idle;
            }
            Vec::new()
        }
        Msg::Pressed(edition) => make(app, edition),
    }
}

/// A pass mark in thousandths; nothing was typed: there is none.
fn mark(typed: &str) -> Result<Option<u16>, ()> {
    match typed.trim().trim_end_matches('%').trim_end() {
        "" => Ok(None),
        typed => {
            let percent = typed.parse::<u16>().ok();
            percent.and_then(mark_of).map(Some).ok_or(())
        }
    }
}

fn make(app: &mut App, edition: Edition) -> Vec<Effect> {
    if app.class.package.is_making() {
        return Vec::new();
    }
    let Ok(pass_permille) = mark(&app.class.package.pass) else {
        app.class.package.stands = Stands::NoMark;
        return Vec::new();
    };
    let open = app.class.back.open.as_ref();
    let Some(handed) = open.and_then(|open| open.handed.clone()) else {
        return Vec::new();
    };
    let hash = &handed.assignment.hash;
    let mut kept = app.desk.kept.iter();
    let kept = kept.find(|kept| kept.is_offered() && kept.hash == *hash);
    let set = match (&app.desk.shared, kept) {
        (Shared::Here(held), _) if handed.packed.is_some() && held.hash == *hash => {
            SetFrom::Text(held.text.clone())
        }
        (_, Some(kept)) => SetFrom::Kept(kept.key.clone()),
        (_, None) => SetFrom::Site,
    };
    let package = &mut app.class.package;
    package.stands = Stands::Making(edition);
    package.number = package.number.wrapping_add(1);
    vec![desk::say(Order::Package(Box::new(Packing {
        number: package.number,
        site: folder(&app.site).to_owned(),
        assignment: query::whole(&handed.assignment),
        edition: edition.name().to_owned(),
        pass_permille,
        set,
    })))]
}

/// The folder of a site: its address without the name of the page, and what stands behind it.
fn folder(site: &str) -> &str {
    let address = site.split(['?', '#']).next().unwrap_or_default();
    let end = address.rfind('/').map_or(0, |at| at + 1);
    &address[..end]
}

/// The worker made the package, or could not.
pub(in crate::app) fn packaged(app: &mut App, packed: Packed) -> Vec<Effect> {
    let Stands::Making(edition) = app.class.package.stands else {
        return Vec::new();
    };
    // Of a quiz that is no longer on screen.
    if packed.number != app.class.package.number {
        return Vec::new();
    }
    match packed.made {
        Ok(bytes) => {
            app.class.package.stands = Stands::Made(bytes.len());
            let name = ["annals-scorm-", edition.name(), ".zip"].concat();
            vec![request(Request::Save { name, bytes })]
        }
        Err(why) => {
            app.class.package.stands = Stands::Unmade(why);
            Vec::new()
        }
    }
}

/// The worker is gone.
pub(in crate::app) fn lost(app: &mut App) {
    if app.class.package.is_making() {
        app.class.package.stands = Stands::Unmade(Unpacked::Unmade);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_is_a_whole_percentage_or_none() {
        for (typed, read) in [
            ("", Ok(None)),
            (" 70 % ", Ok(Some(700))),
            ("100", Ok(Some(1000))),
            ("101", Err(())),
            ("-1", Err(())),
            ("half", Err(())),
        ] {
            assert_eq!(mark(typed), read, "{typed}");
        }
    }

    #[test]
    fn the_folder_of_a_site_is_its_address_up_to_the_page() {
        for site in [
            "https://a.org/annals/",
            "https://a.org/annals/index.html",
            "https://a.org/annals/?set=https://b.org/x.json",
        ] {
            assert_eq!(folder(site), "https://a.org/annals/", "{site}");
        }
    }
}
