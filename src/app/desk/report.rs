//! The report of a set is drawn a few findings at a time: all at once would hold the page up.

use super::{Request, request};
use crate::app::desk::Open;
use crate::app::{Effect, Model as App, Route, route::Part};

/// So many findings of each weight are shown before more are asked for.
const SHOWN: usize = 25;
/// So many more with every press.
const MORE: usize = 100;
/// So many of each weight are drawn with every frame.
const AT_ONCE: usize = 6;
/// A report of so many findings is drawn at once.
const SHORT: usize = 20;

/// How much of the report is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// So many findings of each weight are to be shown.
    pub wanted: usize,
    /// So many frames were drawn of it: the first has what stands above it.
    frames: usize,
    /// Whether the next frame is waited for.
    is_waiting: bool,
}

impl Default for Report {
    fn default() -> Report {
        Report {
            wanted: SHOWN,
            frames: 3,
            is_waiting: false,
        }
    }
}

impl Report {
    /// Whether the columns are drawn by now.
    #[must_use]
    pub fn has_columns(&self) -> bool {
        self.frames > 0
    }

    /// Whether what the set is good for is drawn by now.
    #[must_use]
    pub fn has_worth(&self) -> bool {
        self.frames > 1
    }

    /// So many findings of each weight are drawn by now.
    #[must_use]
    pub fn drawn(&self) -> usize {
        let drawn = self.frames.saturating_sub(2) * AT_ONCE;
        drawn.min(self.wanted)
    }
}

/// The page of the report was come to: a long one begins with what stands above it.
pub(super) fn show(open: &mut Open) {
    open.report.frames = match open.overview.found.len() {
        // As many as there are stand in the frames that follow the third.
        0..=SHORT => 2 + SHORT.div_ceil(AT_ONCE),
        _ => 0,
    };
}

/// More findings are wanted.
pub(super) fn show_more(open: &mut Open) {
    open.report.wanted += MORE;
}

/// A frame was drawn.
pub(super) fn drawn(open: &mut Open) {
    open.report.is_waiting = false;
    open.report.frames += 1;
}

/// Waits for the next frame, where the report is on screen and not all of it is drawn.
pub(super) fn go_on(app: &mut App) -> Option<Effect> {
    let is_seen = matches!(app.route, Route::Set(_, Part::Check));
    let open = app.desk.open.as_mut().filter(|_| is_seen)?;
    let report = &mut open.report;
    let most = open.overview.found.len().min(report.wanted);
    let is_whole = report.has_worth() && report.drawn() >= most;
    if report.is_waiting || is_whole {
        return None;
    }
    report.is_waiting = true;
    Some(request(Request::Breathe))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::order::Found;
    use crate::set::Severity;

    fn found() -> Found {
        Found {
            severity: Severity::Note,
            code: "no-source".to_owned(),
            place: None,
            line: 0,
            item: String::new(),
            column: String::new(),
            text: String::new(),
            says: String::new(),
        }
    }

    #[test]
    fn a_long_report_is_drawn_frame_by_frame_and_no_further_than_is_wanted() {
        let mut app = App::new();
        app.route = Route::parse("#/desk/k/check");
        let mut open = Open::default();
        open.overview.found = vec![found(); 200];
        app.desk.open = Some(open);
        let draw = |app: &mut App| {
            let mut frames = 0;
            while go_on(app).is_some() {
                assert!(go_on(app).is_none(), "one frame is waited for at a time");
                drawn(app.desk.open.as_mut().expect("an open set"));
                frames += 1;
            }
            frames
        };
        show(app.desk.open.as_mut().expect("an open set"));
        let [columns, worth] = [1, 1];
        assert_eq!(draw(&mut app), columns + worth + SHOWN.div_ceil(AT_ONCE));
        show_more(app.desk.open.as_mut().expect("an open set"));
        assert!(draw(&mut app) > 0);
        let report = &app.desk.open.as_ref().expect("an open set").report;
        assert_eq!((report.drawn(), report.has_columns()), (SHOWN + MORE, true));
    }

    #[test]
    fn a_short_report_is_drawn_at_once() {
        let mut app = App::new();
        app.route = Route::parse("#/desk/k/check");
        let mut open = Open::default();
        open.overview.found = vec![found(); SHORT];
        show(&mut open);
        assert!(open.report.has_worth() && open.report.drawn() >= SHORT);
        app.desk.open = Some(open);
        assert_eq!(go_on(&mut app), None);
    }

    #[test]
    fn elsewhere_no_frame_is_waited_for() {
        let mut app = App::new();
        app.route = Route::parse("#/desk/k/table");
        let mut open = Open::default();
        open.overview.found = vec![found(); 200];
        app.desk.open = Some(open);
        assert_eq!(go_on(&mut app), None);
    }
}
