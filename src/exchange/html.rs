//! HTML in a field, as the words and the one picture that an item has of it.

use super::markup::{Markup, Picture, stripped};
use crate::set::format::ImageShape;

pub(super) use super::markup::as_html as escaped;

/// A text with what stood in it beside words.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Plain {
    pub(super) text: String,
    /// The first picture that can be shown.
    pub(super) image: Option<ImageShape>,
    /// What else was to be seen or heard, by its address where it has one.
    pub(super) files: Vec<String>,
}

pub(super) fn plain(html: &str) -> Plain {
    let stripped = stripped(html, Markup::Html);
    let mut plain = Plain {
        text: stripped.text,
        ..Plain::default()
    };
    for picture in stripped.pictures {
        match picture.shape().filter(|_| plain.image.is_none()) {
            Some(image) => plain.image = Some(image),
            None => plain.files.push(picture.src),
        }
    }
    let media = usize::try_from(stripped.media.min(100)).unwrap_or_default();
    plain
        .files
        .extend(std::iter::repeat_n(String::new(), media));
    plain
}

/// Whether a picture can be shown from this address.
pub(super) fn is_picture(url: &str) -> bool {
    let picture = Picture {
        src: url.to_owned(),
        alt: String::new(),
    };
    picture.shape().is_some()
}
