//! The processes of a browser, as the system sees them.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fs;

use anyhow::{Context, Result, bail};
use rustix::io::Errno;
use rustix::process::{Pid, Signal, kill_process};

use crate::Browser;

/// How often to look which process works.
const LOOKS: usize = 10;
/// Work for a page's process.
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
    let mut children: BTreeMap<u64, Vec<i32>> = BTreeMap::new();
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
                .get(&u64::from(pid.unsigned_abs()))
                .into_iter()
                .flatten()
                .copied()
                .collect::<Vec<_>>(),
        );
        at += 1;
    }
    Ok(family.into_iter().filter_map(Pid::from_raw).collect())
}

/// A number of a process's status, counted as in proc(5): 4 is the parent, 14 the time it worked, 22 when it
/// began.
fn field(pid: i32, number: usize) -> Option<u64> {
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
    /// The processes of pages, the oldest first. The youngest may still wait for a page.
    pub(crate) fn page_processes(&self) -> Result<Vec<Pid>> {
        let family = family(self.pid()?)?.into_iter();
        let mut renderers: Vec<Pid> = family.filter(|pid| is_renderer(*pid)).collect();
        renderers.sort_by_key(|pid| field(pid.as_raw_pid(), 22));
        Ok(renderers)
    }

    /// The process that runs the page, and none of these others: the one that works when the page does.
    pub(crate) async fn page_process(&self, others: &[Pid]) -> Result<Pid> {
        let work = |pid: Pid| field(pid.as_raw_pid(), 14).unwrap_or_default();
        for _ in 0..LOOKS {
            let mut before = Vec::new();
            for pid in self.page_processes()? {
                if !others.contains(&pid) {
                    before.push((pid, work(pid)));
                }
            }
            self.eval(WORK).await?;
            let worked = before.into_iter();
            let mut worked: Vec<_> = { worked }
                .map(|(pid, before)| (work(pid) - before, pid))
                .collect();
            worked.sort_by_key(|(work, _)| Reverse(*work));
            // In hundredths of a second.
            match worked[..] {
                [(work, pid)] if work >= 5 => return Ok(pid),
                [(work, pid), (next, _), ..] if work >= 5 + next * 2 => return Ok(pid),
                _ => {}
            }
        }
        bail!("the page's process is not told from others")
    }
}
