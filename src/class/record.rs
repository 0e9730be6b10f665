//! The record of a class.

use super::submission::{Submission, read_all};

/// TEMPORARY.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Record {
    assignment: String,
    taken: Vec<String>,
}

impl Record {
    /// New.
    #[must_use]
    pub fn new(assignment: &str) -> Record {
        Record {
            assignment: assignment.to_owned(),
            taken: Vec::new(),
        }
    }

    /// Read.
    ///
    /// # Errors
    /// None.
    pub fn read(text: &str) -> Result<Record, ()> {
        let mut record = Record::new("");
        for line in text.lines() {
            if let Some(rest) = line.strip_prefix("assignment: ") {
                rest.clone_into(&mut record.assignment);
            } else if line.starts_with("annals-result:") {
                record.taken.push(line.to_owned());
            }
        }
        Ok(record)
    }

    /// Write.
    #[must_use]
    pub fn write(&self) -> String {
        let mut lines = vec![
            "annals-class:1".to_owned(),
            ["assignment: ", &self.assignment].concat(),
        ];
        lines.extend(self.taken.iter().cloned());
        lines.join("\n")
    }

    /// Merge.
    pub fn merge(&mut self, texts: &[String]) {
        for text in texts {
            if !self.taken.contains(text) {
                self.taken.push(text.clone());
            }
        }
    }

    /// Link.
    #[must_use]
    pub fn assignment(&self) -> &str {
        &self.assignment
    }

    /// Count.
    #[must_use]
    pub fn len(&self) -> usize {
        self.taken.len()
    }

    /// All.
    #[must_use]
    pub fn submissions(&self) -> Vec<Submission> {
        let all = self.taken.iter().flat_map(|text| read_all(text));
        all.filter_map(Result::ok).collect()
    }
}
