//! Small pieces of JSON, in an order that is always the same.

use crate::set::json::{Name, Value};

/// An object of these fields, in this order.
pub(super) fn object<const N: usize>(
    fields: [(&'static str, Value<'static>); N],
) -> Value<'static> {
    Value::Object(fields.map(|(name, value)| (Name::from(name), value)).into())
}

/// A text.
pub(super) fn text(text: &str) -> Value<'static> {
    Value::Text(text.to_owned())
}

/// The fields of an object; none where it is no object.
pub(super) fn fields<'v, 'a>(value: &'v Value<'a>) -> &'v [(Name<'a>, Value<'a>)] {
    match value {
        Value::Object(fields) => fields,
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Text(_) | Value::List(_) => &[],
    }
}

/// Sets a field: after the others where it is not there yet.
pub(super) fn set(value: &mut Value<'static>, name: &'static str, to: Value<'static>) {
    if let Value::Object(fields) = value {
        match fields.iter_mut().find(|(field, _)| field == name) {
            Some((_, field)) => *field = to,
            None => fields.push((Name::from(name), to)),
        }
    }
}

/// A text in which every letter that could end a part of an address is written by its bytes.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                out.push(char::from(byte));
            }
            _ => {
                out.push('%');
                for nibble in [u32::from(byte / 16), u32::from(byte % 16)] {
                    out.extend(
                        char::from_digit(nibble, 16).map(|digit| digit.to_ascii_uppercase()),
                    );
                }
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_ends_a_part_of_an_address_is_escaped() {
        assert_eq!(escaped("a b&c=d/é~"), "a%20b%26c%3Dd%2F%C3%A9~");
    }

    #[test]
    fn a_field_is_set_in_its_place() {
        let mut value = object([("a", text("1")), ("b", text("2"))]);
        set(&mut value, "a", text("3"));
        set(&mut value, "c", text("4"));
        assert_eq!(value.write(), r#"{"a":"3","b":"2","c":"4"}"#);
        assert_eq!(value.owned(), value);
    }
}
