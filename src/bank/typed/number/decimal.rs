//! A number by its decimal digits, read and compared without rounding.

/// A number as written: its digits, and how many of them stand before the point.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Decimal {
    negative: bool,
    digits: Vec<u8>,
    whole: i32,
}

/// A number to a billionth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Value {
    negative: bool,
    whole: u64,
    billionths: u32,
}

/// The most digits of a number that is read.
const LONGEST: usize = 40;
const BILLION: u32 = 1_000_000_000;

/// What stands between the groups of a number's digits, as far as a number goes on.
const MARKS: [char; 5] = [',', '.', '\'', '٫', ' '];

impl Decimal {
    /// Reads a number of JSON: `4.4`, `-3`, `7e4`.
    pub fn of_json(text: &str) -> Option<Decimal> {
        let (number, power) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
        let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
        let mut read = Decimal::new(whole.trim_start_matches('-'), fraction)?;
        read.negative = whole.starts_with('-');
        let power: i32 = power.parse().ok()?;
        read.whole = read.whole.checked_add(power)?;
        Some(read)
    }

    /// The first number of a plain text, and what stands before and after it; a number
    /// that cannot be made out is `None`.
    pub fn find(text: &str, decimals: usize) -> Option<(Option<Decimal>, &str, &str)> {
        let start = text.find(|char: char| char.is_ascii_digit())?;
        let (before, rest) = text.split_at(start);
        let (groups, marks, after) = groups(rest);
        let fraction = without_mark(before).filter(|_| groups.len() == 1);
        let is_fraction = fraction.is_some();
        let before = fraction.unwrap_or(before);
        let minus = before.strip_suffix('-');
        let minus = minus.filter(|before| !before.ends_with(char::is_alphanumeric));
        let number = if is_fraction {
            Decimal::new("", groups[0])
        } else {
            grouped(&groups, &marks, decimals)
        };
        let number = number.map(|number| Decimal {
            negative: minus.is_some(),
            ..number
        });
        Some((number, minus.unwrap_or(before), after))
    }

    fn new(whole: &str, fraction: &str) -> Option<Decimal> {
        let mut digits: Vec<u8> = Vec::new();
        for byte in whole.bytes().chain(fraction.bytes()) {
            digits.push(byte.checked_sub(b'0').filter(|digit| *digit < 10)?);
        }
        if digits.is_empty() || digits.len() > LONGEST {
            return None;
        }
        Some(Decimal {
            negative: false,
            digits,
            whole: i32::try_from(whole.len()).ok()?,
        })
    }

    /// A number that a word stands for.
    pub fn small(number: usize) -> Option<Decimal> {
        Decimal::new(&number.to_string(), "")
    }

    /// Its value times a power of ten; `None` where that cannot be held to the last digit.
    pub fn amount(&self, power: i32) -> Option<Value> {
        let point = i64::from(self.whole) + i64::from(power);
        let mut value = Value {
            negative: self.negative,
            whole: 0,
            billionths: 0,
        };
        for (at, digit) in (0..).zip(&self.digits) {
            if at < point {
                value.whole = value
                    .whole
                    .checked_mul(10)?
                    .checked_add(u64::from(*digit))?;
            } else if *digit > 0 {
                let after = u32::try_from(at - point).ok().filter(|after| *after < 9)?;
                let place = BILLION / 10u32.pow(after + 1);
                value.billionths += u32::from(*digit) * place;
            }
        }
        // Zeros that are not written.
        for _ in (self.digits.len() as i64)..point {
            if value.whole == 0 {
                break;
            }
            value.whole = value.whole.checked_mul(10)?;
        }
        Some(value)
    }
}

/// What stands before a number that begins with its decimal mark: ".5".
fn without_mark(before: &str) -> Option<&str> {
    let bare = before.strip_suffix(['.', ',', '٫']);
    bare.filter(|bare| !bare.ends_with(char::is_alphanumeric))
}

/// The groups of digits of a number, the marks between them, and what comes after it.
fn groups(text: &str) -> (Vec<&str>, Vec<char>, &str) {
    let (mut groups, mut marks, mut rest) = (Vec::new(), Vec::new(), text);
    loop {
        let end = rest.find(|char: char| !char.is_ascii_digit());
        let (group, after) = rest.split_at(end.unwrap_or(rest.len()));
        groups.push(group);
        let mut chars = after.chars();
        let mark = chars.next().filter(|mark| MARKS.contains(mark));
        let next = chars.as_str();
        let length = next.bytes().take_while(u8::is_ascii_digit).count();
        match mark {
            Some(' ') if length != 3 => return (groups, marks, after),
            Some(mark) if length > 0 => marks.push(mark),
            Some(_) | None => return (groups, marks, after),
        }
        rest = next;
    }
}

/// Reads groups of digits by the rule that [`super::is_amount`] tells.
fn grouped(groups: &[&str], marks: &[char], decimals: usize) -> Option<Decimal> {
    let (last_group, before) = groups.split_last()?;
    let is_decimal = match marks {
        [] | [.., ' ' | '\''] => false,
        [.., '٫'] => true,
        [_] => {
            let first = before.first()?;
            let thousands = last_group.len() == 3 && first.len() <= 3 && !first.starts_with('0');
            !thousands || decimals == 3
        }
        [others @ .., last] => !others.contains(last),
    };
    let (whole, fraction) = if is_decimal {
        (before, *last_group)
    } else {
        (groups, "")
    };
    let marks = marks.get(..whole.len().saturating_sub(1))?;
    let alike = marks.iter().all(|mark| Some(mark) == marks.first());
    let (first, others) = whole.split_first()?;
    if !alike || others.iter().any(|group| group.len() != 3) {
        return None;
    }
    if !others.is_empty() && first.len() > 3 {
        return None;
    }
    Decimal::new(&whole.concat(), fraction)
}

impl Value {
    /// How far apart two values are.
    pub fn apart_from(self, other: Value) -> Value {
        let (less, more) = if self.size() < other.size() {
            (self, other)
        } else {
            (other, self)
        };
        let both = less.negative == more.negative;
        let (whole, billionths) = if both {
            let borrow = u64::from(less.billionths > more.billionths);
            let over = BILLION * borrow as u32 + more.billionths;
            (more.whole - less.whole - borrow, over - less.billionths)
        } else {
            let sum = less.billionths + more.billionths;
            let carry = u64::from(sum >= BILLION);
            let whole = more.whole.saturating_add(less.whole);
            (whole.saturating_add(carry), sum % BILLION)
        };
        Value {
            negative: false,
            whole,
            billionths,
        }
    }

    /// Whether this distance is allowed of a right value, in thousandths.
    pub fn is_within(self, permille: u32, right: Value) -> bool {
        self.count() * 1000 <= right.count() * u128::from(permille)
    }

    fn size(self) -> (u64, u32) {
        (self.whole, self.billionths)
    }

    fn count(self) -> u128 {
        u128::from(self.whole) * u128::from(BILLION) + u128::from(self.billionths)
    }

    /// `4,395.6`
    pub fn text(self) -> String {
        let whole = self.whole.to_string();
        let mut text = String::new();
        for (at, digit) in whole.chars().enumerate() {
            if at > 0 && (whole.len() - at).is_multiple_of(3) {
                text.push(',');
            }
            text.push(digit);
        }
        if self.billionths > 0 {
            // A one before it keeps the zeros that it begins with.
            let with_one = (BILLION + self.billionths).to_string();
            text.push('.');
            text.push_str(with_one.get(1..).unwrap_or("").trim_end_matches('0'));
        }
        text
    }
}

impl PartialOrd for Value {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        let sign = |value: &Value| !value.negative;
        Some(match (self.negative, other.negative) {
            (false, false) => self.size().cmp(&other.size()),
            (true, true) => other.size().cmp(&self.size()),
            _ => sign(self).cmp(&sign(other)),
        })
    }
}
