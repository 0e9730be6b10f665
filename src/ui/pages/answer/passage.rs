//! A passage of which one part is pointed at.
