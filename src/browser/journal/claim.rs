//! Whose stream is whose: who holds the lock of a stream writes it, and nobody else does.

use crate::browser::locks::{LockManager, locks, take};
use crate::memory::journal::PREFIX;

/// The first of these streams that nobody writes, or else the fresh one. It is ours as long as
/// the page lives; so is the fresh one in any case, should the end of the other be damaged.
pub(super) async fn one_of(writers: &[u32], fresh: u32) -> u32 {
    let Some(locks) = locks() else {
        return fresh;
    };
    // If nothing answers, it is still a name that nobody else has.
    let answers = is_ours(&locks, fresh).await.is_some();
    for writer in writers {
        if answers && is_ours(&locks, *writer).await == Some(true) {
            return *writer;
        }
    }
    fresh
}

/// Takes the lock of a stream for good; whether it was free, where there is an answer.
async fn is_ours(locks: &LockManager, writer: u32) -> Option<bool> {
    let name = format!("{PREFIX}{writer:08x}");
    Some(take(locks, &name).await?.is_some())
}
