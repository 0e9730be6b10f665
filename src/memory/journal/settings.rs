//! What was set, and when: of every setting all that it ever was.

use super::Journal;

/// Something that the learner set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Setting {
    pub(super) value: String,
    /// When, by whom, as which entry: the latest counts, whatever the order of reading.
    pub(super) since: (i64, u32, u32),
}

impl Journal {
    /// Everything that was in force until a second, each with the second in which it was set.
    pub fn settings_before(&self, when: i64) -> impl Iterator<Item = (&str, &str, i64)> {
        self.settings.iter().filter_map(move |(name, all)| {
            let setting = before(all, when)?;
            Some((name.as_str(), setting.value.as_str(), setting.since.0))
        })
    }

    /// The value that was set last under this name.
    #[must_use]
    pub fn setting(&self, name: &str) -> Option<&str> {
        Some(&self.settings.get(name)?.last()?.value)
    }

    /// When it was set last, in seconds since 1970.
    #[must_use]
    pub fn setting_since(&self, name: &str) -> Option<i64> {
        Some(self.settings.get(name)?.last()?.since.0)
    }

    /// When something was set under this name, in seconds since 1970, the latest last.
    pub fn setting_times(&self, name: &str) -> impl Iterator<Item = i64> {
        let all = self.settings.get(name).into_iter().flatten();
        all.map(|setting| setting.since.0)
    }

    /// The value that was in force under this name until a second.
    #[must_use]
    pub fn setting_before(&self, name: &str, when: i64) -> Option<&str> {
        Some(&before(self.settings.get(name)?, when)?.value)
    }

    pub(super) fn put_setting(&mut self, name: &str, value: &str, since: (i64, u32, u32)) {
        let all = self.settings.entry(name.to_owned()).or_default();
        let at = all.partition_point(|known| known.since < since);
        if all.get(at).is_none_or(|known| known.since != since) {
            let value = value.to_owned();
            all.insert(at, Setting { value, since });
        }
    }
}

/// What was in force until a second.
fn before(all: &[Setting], when: i64) -> Option<&Setting> {
    let at = all.partition_point(|setting| setting.since.0 < when);
    all.get(at.checked_sub(1)?)
}
