//! What a learner can set of the schedule.

/// How many numbers FSRS-6 is fitted by.
pub const PARAMETERS: usize = 21;

/// The settings of a schedule.
#[derive(Clone, Debug, PartialEq)]
pub struct Options {
    /// The chance of recall at which a fact comes back: 0.7 to 0.99.
    pub retention: f32,
    /// The parameters of FSRS-6; empty: those that fit the average learner.
    pub parameters: Vec<f32>,
    /// Delays of the first steps, in seconds. None: FSRS alone decides.
    pub learning: Vec<u32>,
    /// Delays after a lapse, in seconds.
    pub relearning: Vec<u32>,
    /// The longest interval, in days.
    pub longest: u32,
    /// The hour at which a day ends: 0 to 23.
    pub rollover: u8,
    /// For each day of the week, Monday first, how much is to be done: per cent of the usual.
    pub load: [u8; 7],
    /// Whether intervals are spread, so that what was learned together does not stay together.
    pub fuzz: bool,
    /// So many lapses, and a fact is a leech.
    pub leech: u16,
}

impl Default for Options {
    fn default() -> Self {
        Options {
            retention: 0.9,
            parameters: Vec::new(),
            learning: vec![60, 600],
            relearning: vec![600],
            longest: 36_500,
            rollover: 4,
            load: [100; 7],
            fuzz: true,
            leech: 8,
        }
    }
}
