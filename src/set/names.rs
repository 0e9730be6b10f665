//! Names with their numbers: finding one, and finding which are alike.
//!
//! Sorted hashes and not a tree of texts: built by one sort, and of one kind with the
//! other sorts of the page, so that it weighs next to nothing there.

/// Sorts numbers that bear a key, by Shell's method, very many digit by digit. Every sort of the
/// page is this one: each further kind of item would put another copy of the algorithm into it,
/// and the library's, built to be small, is slow with few items.
pub fn sort(items: &mut [(i64, u32)]) {
    if items.len() > MANY {
        sort_by_digits(items);
        return;
    }
    for gap in GAPS {
        for end in gap..items.len() {
            let item = items[end];
            let mut at = end;
            while at >= gap && item < items[at - gap] {
                items[at] = items[at - gap];
                at -= gap;
            }
            items[at] = item;
        }
    }
}

/// How far apart those lie that are compared: Ciura, "Best increments for the average case of
/// Shellsort", 2001; above 701 each 2.25 times the one before.
const GAPS: [usize; 9] = [1_577, 701, 301, 132, 57, 23, 10, 4, 1];

/// From so many on, digits are quicker.
const MANY: usize = 4096;

/// Deals the items out by each of their bytes, the last first, and takes them up again in that
/// order: radix sort, as in Knuth, The Art of Computer Programming 3, 5.2.5.
fn sort_by_digits(items: &mut [(i64, u32)]) {
    let mut taken = items.to_vec();
    for byte in 0..12 {
        let digit = |(key, number): (i64, u32)| {
            let bits = match byte < 4 {
                true => u64::from(number) << 32,
                // Those below zero come first.
                false => key.cast_unsigned() ^ 1 << 63,
            };
            (bits >> ((byte + 4) % 8 * 8)) as usize & 255
        };
        let mut ends = [0; 257];
        items.iter().for_each(|item| ends[digit(*item) + 1] += 1);
        if ends.contains(&items.len()) {
            continue;
        }
        for at in 1..256 {
            ends[at] += ends[at - 1];
        }
        for item in &*items {
            let end = &mut ends[digit(*item)];
            taken[*end] = *item;
            *end += 1;
        }
        items.copy_from_slice(&taken);
    }
}

/// A text as a number: FNV-1a (Fowler, Noll and Vo), 64 bits.
#[must_use]
pub fn hash(text: &str) -> i64 {
    hash_on(NOTHING, text.bytes())
}

/// The hash of a text without letters.
pub(super) const NOTHING: i64 = 0xcbf2_9ce4_8422_2325_u64.cast_signed();

/// The hash of a text with so many bytes behind it, from the hash of that text.
pub(super) fn hash_on(hash: i64, bytes: impl Iterator<Item = u8>) -> i64 {
    let mix = |hash: u64, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    bytes.fold(hash.cast_unsigned(), mix).cast_signed()
}

/// Names, each with the number of the item that bears it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Names {
    sorted: Vec<(i64, u32)>,
}

impl Names {
    /// Takes a name in. [`Names::sort`] must follow before anything is looked up.
    pub fn add(&mut self, name: &str, number: u32) {
        self.sorted.push((hash(name), number));
    }

    /// Ends the taking in.
    pub fn sort(&mut self) {
        sort(&mut self.sorted);
    }

    /// The numbers that may bear this name, the lowest first; the caller holds the
    /// names and compares.
    pub fn candidates(&self, name: &str) -> impl Iterator<Item = u32> {
        let wanted = hash(name);
        let first = self.sorted.partition_point(|(hash, _)| *hash < wanted);
        let found = self.sorted[first..].iter();
        found
            .take_while(move |(hash, _)| *hash == wanted)
            .map(|(_, number)| *number)
    }

    /// Numbers whose names are alike, in groups of two or more. Two names of one hash
    /// count as alike: among a hundred thousand that happens once in four billion sets.
    pub fn alike(&self) -> impl Iterator<Item = &[(i64, u32)]> {
        let groups = self.sorted.chunk_by(|a, b| a.0 == b.0);
        groups.filter(|group| group.len() > 1)
    }

    /// The groups of equal names, single ones too.
    pub fn groups(&self) -> impl Iterator<Item = &[(i64, u32)]> {
        self.sorted.chunk_by(|a, b| a.0 == b.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_and_many_are_sorted() {
        for len in [0, 1, 2, 5, 24, 58, 300, 4_000, 9_000, 70_000] {
            let scattered =
                (0..len).map(|n: u32| (i64::from(n * 7 % 1009).pow(5) - 9, n * 7 % 70_001));
            let mut items: Vec<(i64, u32)> = scattered.collect();
            let mut sorted = items.clone();
            sorted.sort();
            sort(&mut items);
            assert_eq!(items, sorted, "{len}");
        }
    }

    #[test]
    fn a_name_is_found_and_its_likes_are_grouped() {
        let ids = ["b", "a", "c", "a", ""];
        let mut names = Names::default();
        for (at, id) in (0..).zip(ids) {
            names.add(id, at);
        }
        names.sort();
        assert_eq!(names.candidates("a").collect::<Vec<_>>(), [1, 3]);
        assert_eq!(names.candidates("z").count(), 0);
        assert_eq!(names.alike().count(), 1);
        assert_eq!(names.groups().count(), 4);
    }

    #[test]
    fn the_hash_is_that_of_its_authors() {
        // From the test suite of FNV: "foobar".
        assert_eq!(hash("foobar").cast_unsigned(), 0x8594_4171_f739_67e8);
    }
}
