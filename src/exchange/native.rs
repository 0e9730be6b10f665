//! A set of Annals: its own JSON.

use super::{Format, Import, Lines, Progress, Remark, Unreadable, tally};
use crate::set::{self, Severity};

/// Reads a set from elsewhere. Items that do not have the shape of their kind are refused.
///
/// # Errors
/// When it is no set, or made of far too much.
pub(super) fn read(bytes: &[u8], progress: Progress<'_>) -> Result<Import, Unreadable> {
    let fault = std::str::from_utf8(bytes).ok().and_then(tally::fault);
    match fault {
        Some(says) => Err(broken(0, says)),
        None => read_any(bytes, progress),
    }
}

/// The same, however much it is made of.
///
/// # Errors
/// When it is no JSON, or no set.
pub(super) fn read_any(bytes: &[u8], progress: Progress<'_>) -> Result<Import, Unreadable> {
    let text = std::str::from_utf8(bytes)
        .map_err(|_| broken(0, "It is not UTF-8. Save it again as UTF-8.".to_owned()))?;
    let (set, findings) = set::shape(text).map_err(|error| match error {
        set::Unreadable::NotASet { line, .. } => broken(line, error.to_string()),
        set::Unreadable::UnknownFormat(_) | set::Unreadable::BadId(_) => {
            broken(1, error.to_string())
        }
    })?;
    let remarks = findings.iter().map(|finding| {
        let says = finding.problem.to_string();
        let code = finding.problem.code();
        let place = [finding.list.name(), " ", &finding.row.to_string()].concat();
        let remark = Remark::new(Severity::Error, code, 0, &finding.item, says);
        remark.of_column(&[place.as_str(), " ", &finding.field].concat())
    });
    let remarks = remarks.collect();
    let rows = |count: usize| (1..).take(count).collect();
    let lines = Lines {
        events: rows(set.events.len()),
        cards: rows(set.cards.len()),
        questions: rows(set.questions.len()),
    };
    let all = u32::try_from(set.events.len()).unwrap_or(u32::MAX);
    progress(all, all);
    Ok(Import {
        format: Format::Native,
        set,
        lines,
        remarks,
        columns: None,
    })
}

fn broken(line: usize, says: String) -> Unreadable {
    Unreadable::Broken {
        format: Format::Native,
        line: u32::try_from(line).unwrap_or(u32::MAX),
        says,
    }
}

#[cfg(test)]
mod tests {
    use crate::exchange::{self, Choices, LARGEST_FILE, Unreadable};

    #[test]
    fn what_is_kept_here_is_read_again_however_large_it_has_become() {
        let set = r#"{"format":"annals-set/1","id":"x","title":"X","events":[]}"#;
        let text = [set, &" ".repeat(LARGEST_FILE)].concat();
        let progress = &mut |_, _| {};
        let foreign = exchange::read(text.as_bytes(), &Choices::default(), progress);
        assert_eq!(foreign, Err(Unreadable::TooLarge(text.len())));
        let kept = exchange::read_kept(text.as_bytes(), progress).unwrap();
        assert_eq!(kept.set.head.title, "X");
    }
}
