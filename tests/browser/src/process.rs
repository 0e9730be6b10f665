//! The processes of a browser, as the system sees them.

use std::collections::BTreeMap;
use std::fs;

use anyhow::{Context, Result, bail};
use rustix::io::Errno;
use rustix::process::{Pid, Signal, kill_process};

use crate::Browser;

/// How often to look for a page's process: another may be busy for a moment.
const LOOKS: usize = 20;
/// Work for a page's process, much or little time as it may take.
const WORK: &str = "let sum = 0; for (let at = 0; at < 4e8; at += 1) sum ^= at; return sum;";

/// Ends a process in the middle of what it does.
pub(crate) fn kill(pid: Pid) -> Result<()> {
    match kill_process(pid, Signal::KILL) {
        Ok(()) | Err(Errno::SRCH) => Ok(()),
        Err(error) => Err(error).with_context(|| format!("{pid:?} cannot be killed")),
    }
}

/// A process and all that it started, itself first.
pub(crate) fn family(eldest: Pid) -> Result<Vec<Pid>> {
    let mut children: BTreeMap<i32, Vec<i32>> = BTreeMap::new();
    for entry in fs::read_dir("/proc")?.flatten() {
        let name = entry.file_name();
        // One that has ended since has no parent any more.
        if let Some(pid) = name.to_str().and_then(|name| name.parse().ok())
            && let Some(parent) = field(pid, 4)
        {
            children.entry(parent).or_default().push(pid);
        }
    }
    let mut family = vec![eldest.as_raw_pid()];
    let mut at = 0;
    while let Some(pid) = family.get(at) {
        family.extend(
            children
                .get(pid)
                .into_iter()
                .flatten()
                .copied()
                .collect::<Vec<_>>(),
        );
        at += 1;
    }
    Ok(family.into_iter().filter_map(Pid::from_raw).collect())
}

/// A number of a process's status, counted as in proc(5): 4 is the parent, 14 the time it worked.
fn field(pid: i32, number: usize) -> Option<i32> {
    let status = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    // The second field is a name that may hold anything, in brackets.
    let (_, after) = status.rsplit_once(')')?;
    after.split_whitespace().nth(number - 3)?.parse().ok()
}

fn is_renderer(pid: Pid) -> bool {
    // Chromium writes the line anew, with blanks between its words.
    let line = fs::read(format!("/proc/{}/cmdline", pid.as_raw_pid()));
    line.is_ok_and(|line| String::from_utf8_lossy(&line).contains("--type=renderer"))
}

impl Browser {
    /// The process that runs the page: of all but those known to run others, the one that works when the page is kept
    /// busy.
    pub(crate) async fn page_process(&self, others: &[Pid]) -> Result<Pid> {
        let (mut last, mut looks) = (None, Vec::new());
        for _ in 0..LOOKS {
            let family = family(self.pid()?)?.into_iter();
            let renderers = family.filter(|pid| is_renderer(*pid) && !others.contains(pid));
            let work = |pid: Pid| field(pid.as_raw_pid(), 14).unwrap_or_default();
            let before: Vec<_> = renderers.map(|pid| (pid, work(pid))).collect();
            self.eval(WORK).await?;
            let mut worked: Vec<_> = { before.into_iter() }
                .map(|(pid, before)| (work(pid) - before, pid))
                .collect();
            worked.sort_by_key(|(work, _)| -work);
            // In hundredths of a second.
            let found = match worked[..] {
                [(work, pid)] if work >= 5 => Some(pid),
                [(work, pid), (next, _), ..] if work >= 5 + next * 2 => Some(pid),
                _ => None,
            };
            match found {
                Some(pid) if last == found => return Ok(pid),
                _ => last = found,
            }
            looks.push(worked);
        }
        bail!("the page's process is not told from others: {looks:?}")
    }
}
