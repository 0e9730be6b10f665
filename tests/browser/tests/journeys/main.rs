//! What a learner does with Annals, from the first page to the score, in a real browser.

mod choosing;
mod class;
mod desk;
mod engines;
mod focus;
mod forms;
mod hostile;
mod journal;
mod keyboard;
mod map;
mod network;
mod pointer;
mod quiz;
mod records;
mod report;
mod review;
mod round;
mod settings;
mod storage;
mod upkeep;
