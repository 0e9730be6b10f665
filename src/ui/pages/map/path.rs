//! Paths of a drawing in SVG, in tenths of its unit.

use crate::ui::components::{Element, el};

/// The drawing of a lane: a thousand wide, so high.
pub(super) const HIGH: f64 = 48.0;
pub(super) const WIDE: f64 = 1000.0;

/// A path in the making.
pub(super) struct Path(pub String);

impl Path {
    pub fn new() -> Path {
        Path(String::new())
    }

    pub fn put(&mut self, sign: &str, numbers: &[f64]) {
        self.0.push_str(sign);
        for number in numbers {
            let tenths = (number * 10.0).round() as i64;
            let part = tenths.unsigned_abs() % 10;
            let sign = if tenths < 0 { "-" } else { "" };
            let text = format!("{sign}{}.{part} ", tenths.unsigned_abs() / 10);
            self.0.push_str(&text);
        }
    }

    pub fn bar(&mut self, left: f64, width: f64, height: f64) {
        self.put("M", &[left, HIGH]);
        self.put("v", &[-height]);
        self.put("h", &[width]);
        self.put("v", &[height]);
        self.0.push('z');
    }

    pub fn stem(&mut self, x: f64, height: f64) {
        self.put("M", &[x, HIGH]);
        self.put("v", &[-height]);
    }

    /// A ring that is round on the screen though the drawing is stretched is drawn as a point
    /// with a round end, twice.
    pub fn ring(&mut self, x: f64, height: f64) {
        self.put("M", &[x, HIGH - height]);
        self.0.push_str("h0");
    }

    pub fn draw(self, written: &'static str) -> Option<Element> {
        (!self.0.is_empty()).then(|| el(written).attr("d", self.0))
    }
}
