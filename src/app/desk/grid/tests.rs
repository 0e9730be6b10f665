//! What the table decides, without a worker.
