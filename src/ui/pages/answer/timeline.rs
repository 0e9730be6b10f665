//! Gaps on the line of years, between events that lie there.
