//! Claims that hold for every date, on generated ones.
