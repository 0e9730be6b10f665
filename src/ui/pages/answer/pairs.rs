//! Items that are each given a place: pick a row, then its place.
