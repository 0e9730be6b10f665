//! Options of which any number is marked.
