//! “I know”: the findings that an author leaves as they are.

use super::of_file;
use crate::set::format::KnownShape;
use crate::set::names::Names;
use crate::set::{Finding, Problem, Set, Severity};

/// What the author of a set knows of.
pub struct Known<'a> {
    entries: &'a [KnownShape],
    names: Names,
}

impl<'a> Known<'a> {
    /// Of a set.
    #[must_use]
    pub fn of(set: &'a Set) -> Known<'a> {
        let mut names = Names::default();
        for (at, entry) in (0..).zip(&set.known) {
            names.add(&name(&entry.code, entry.item.as_deref()), at);
        }
        names.sort();
        Known {
            entries: &set.known,
            names,
        }
    }

    /// Whether a finding is one of those. An error never is: what was not taken is missing,
    /// whoever knows of it.
    #[must_use]
    pub fn holds(&self, finding: &Finding) -> bool {
        !self.entries.is_empty()
            && finding.problem.severity() > Severity::Error
            && self.matching(finding).next().is_some()
    }

    /// The entries that a finding fits: of its rule, or of the rule and the item.
    fn matching(&self, finding: &Finding) -> impl Iterator<Item = usize> {
        let code = finding.problem.code();
        let items = [None, Some(finding.item.as_str())];
        items.into_iter().flat_map(move |item| {
            let sought = name(code, item);
            let found = self.names.candidates(&sought);
            let found = found.map(|at| at as usize).filter(|at| {
                let entry = &self.entries[*at];
                entry.code == code && entry.item.as_deref() == item
            });
            found.collect::<Vec<usize>>()
        })
    }
}

fn name(code: &str, item: Option<&str>) -> String {
    match item {
        None => code.to_owned(),
        Some(item) => [code, "/", item].concat(),
    }
}

/// The entries that none of these findings fits.
pub(super) fn nothing(set: &Set, findings: &[Finding]) -> Vec<Finding> {
    if set.known.is_empty() {
        return Vec::new();
    }
    let known = Known::of(set);
    let mut fits = vec![false; set.known.len()];
    for finding in findings {
        for at in known.matching(finding) {
            fits[at] = true;
        }
    }
    let nothing = set.known.iter().zip(fits).filter(|(_, fits)| !fits);
    nothing
        .map(|(entry, _)| {
            let KnownShape { code, item } = entry.clone();
            of_file("known", Problem::KnownNothing { code, item })
        })
        // Of itself nobody can say so before it is told.
        .filter(|finding| !of_this_rule(finding))
        .collect()
}

fn of_this_rule(finding: &Finding) -> bool {
    matches!(&finding.problem, Problem::KnownNothing { code, .. } if code == finding.problem.code())
}
