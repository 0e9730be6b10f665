//! How many slips of the hand lie between two spellings.

/// Optimal string alignment, given up as soon as it is more than `most`.
#[must_use]
pub fn slips(a: &str, b: &str, most: usize) -> Option<usize> {
    let a: Vec<char> = a.chars().collect();
    let b: Vec<char> = b.chars().collect();
    if a.len().abs_diff(b.len()) > most {
        return None;
    }
    let mut above: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (at, letter) in a.iter().enumerate() {
        let mut next = vec![at + 1];
        for (place, other) in b.iter().enumerate() {
            let changed = row[place] + usize::from(letter != other);
            let mut least = changed.min(row[place + 1] + 1).min(next[place] + 1);
            if at > 0 && place > 0 && *letter == b[place - 1] && a[at - 1] == *other {
                least = least.min(above[place - 1] + 1);
            }
            next.push(least);
        }
        // A swap reaches back two rows.
        if next.iter().chain(&row).all(|slips| *slips > most) {
            return None;
        }
        above = std::mem::replace(&mut row, next);
    }
    row.pop().filter(|slips| *slips <= most)
}
