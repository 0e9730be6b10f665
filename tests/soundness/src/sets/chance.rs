//! Numbers for inventing sets, and names made of them.

/// A source of numbers: splitmix64.
pub struct Chance(u64);

impl Chance {
    pub fn new(seed: u64) -> Chance {
        Chance(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    pub fn below(&mut self, bound: u64) -> u64 {
        self.next() % bound
    }

    pub fn one_in(&mut self, many: u64) -> bool {
        self.below(many) == 0
    }

    pub fn of<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.below(list.len() as u64) as usize]
    }
}

const SYLLABLES: [&str; 24] = [
    "ka", "ro", "mi", "tel", "van", "dor", "lu", "sen", "bri", "gar", "no", "pel", "tha", "wy",
    "zo", "qui", "fen", "hal", "jo", "mar", "ost", "ri", "sul", "ty",
];

/// A name that no other number has.
pub fn name(number: u64) -> String {
    // Mixed, so that neighbours look different; odd, so that none falls together.
    let mut rest = number * 7_919 + 577;
    let mut name = String::new();
    while rest > 0 {
        name.push_str(SYLLABLES[(rest % 24) as usize]);
        rest /= 24;
    }
    let mut letters = name.chars();
    let first = letters.next().map(|c| c.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}
