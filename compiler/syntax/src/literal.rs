//! What literals mean: dates, durations and texts. Calendar arithmetic is jiff's.

use std::borrow::Cow;
use std::fmt;

use jiff::{Span as JiffSpan, civil};
use serde::{Deserialize, Serialize};

/// A day, as days since 1970-01-01. Years 1 to 9999.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Date(pub i32);

impl Date {
    /// The date `year-month-day`, if there is such a day.
    pub fn new(year: i16, month: i8, day: i8) -> Option<Self> {
        civil::Date::new(year, month, day).ok().map(Self::from_civil)
    }

    /// Reads `2026-06-30`.
    pub fn parse(text: &str) -> Option<Self> {
        let (y, rest) = text.split_once('-')?;
        let (m, d) = rest.split_once('-')?;
        if y.len() != 4 || m.len() != 2 || d.len() != 2 {
            return None;
        }
        Self::new(y.parse().ok()?, m.parse().ok()?, d.parse().ok()?)
    }

    fn from_civil(date: civil::Date) -> Self {
        let epoch = civil::date(1970, 1, 1);
        Date(epoch.until(date).map_or(0, |s| s.get_days()))
    }

    fn civil(self) -> civil::Date {
        civil::date(1970, 1, 1).saturating_add(JiffSpan::new().days(self.0))
    }

    /// Year, month (1 to 12) and day (1 to 31).
    pub fn ymd(self) -> (i16, i8, i8) {
        let d = self.civil();
        (d.year(), d.month(), d.day())
    }

    /// Whether it is Monday to Friday.
    pub fn is_weekday(self) -> bool {
        // 1970-01-01 was a Thursday.
        (self.0 + 3).rem_euclid(7) < 5
    }

    /// The date `n` months later (earlier where negative); a day that the month lacks becomes its last.
    pub fn add_months(self, n: i32) -> Self {
        Self::from_civil(self.civil().saturating_add(JiffSpan::new().months(n.clamp(-119_987, 119_987))))
    }

    /// The date `n` days later.
    pub fn add_days(self, n: i32) -> Self {
        Date(self.0.saturating_add(n))
    }

    /// The date a duration later: its months first, then its days.
    pub fn after(self, duration: Duration) -> Self {
        let moved = if duration.months == 0 { self } else { self.add_months(duration.months) };
        moved.add_days(duration.days)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (y, m, d) = self.ymd();
        write!(f, "{y:04}-{m:02}-{d:02}")
    }
}

/// A length of time. Compared by nominal days: a year is 365, a month a twelfth of that.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Duration {
    /// Whole months; a year is 12.
    pub months: i32,
    /// Whole days; a week is 7.
    pub days: i32,
}

impl Duration {
    /// `n` of a unit as written (`day`, `days`, `week`, ... `years`), if there is such a unit and it fits.
    pub fn new(n: i64, unit: &str) -> Option<Self> {
        let (months, days) = match unit.strip_suffix('s').unwrap_or(unit) {
            "day" => (0, n),
            "week" => (0, n.checked_mul(7)?),
            "month" => (n, 0),
            "year" => (n.checked_mul(12)?, 0),
            _ => return None,
        };
        let fit = |v: i64| (v.abs() <= 1_000_000).then_some(v as i32);
        Some(Duration { months: fit(months)?, days: fit(days)? })
    }

    /// Twelfths of a nominal day.
    pub fn nominal(self) -> i64 {
        i64::from(self.months) * 365 + i64::from(self.days) * 12
    }
}

impl PartialEq for Duration {
    fn eq(&self, other: &Self) -> bool {
        self.nominal() == other.nominal()
    }
}
impl Eq for Duration {}
impl PartialOrd for Duration {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for Duration {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.nominal().cmp(&other.nominal())
    }
}
impl std::hash::Hash for Duration {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.nominal().hash(state);
    }
}

impl fmt::Display for Duration {
    /// In words: "7 years", "1 month", "90 days", "1 month and 3 days".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unit = |n: i32, one: &str| format!("{n} {one}{}", if n.abs() == 1 { "" } else { "s" });
        let months = match self.months {
            0 => None,
            m if m % 12 == 0 => Some(unit(m / 12, "year")),
            m => Some(unit(m, "month")),
        };
        match (months, self.days) {
            (Some(m), 0) => f.write_str(&m),
            (Some(m), d) => write!(f, "{m} and {}", unit(d, "day")),
            (None, d) => f.write_str(&unit(d, "day")),
        }
    }
}

/// The meaning of a text literal with its quotes, `"..."` or `"""..."""`: escapes resolved, and for a block the
/// common indentation removed, the line break after the opening quotes and the blank line before the closing
/// ones dropped, and every line break made LF.
pub fn text(literal: &str) -> Cow<'_, str> {
    if let Some(inner) = literal.strip_prefix("\"\"\"") {
        return Cow::Owned(dedent(inner.strip_suffix("\"\"\"").unwrap_or(inner)));
    }
    let inner = literal.strip_prefix('"').unwrap_or(literal);
    unescape(inner.strip_suffix('"').unwrap_or(inner))
}

/// Resolves `\"`, `\\`, `\n` and `\t`. An unknown escape stays as written; the parser has reported it.
pub fn unescape(inner: &str) -> Cow<'_, str> {
    if !inner.contains('\\') {
        return Cow::Borrowed(inner);
    }
    let mut out = String::with_capacity(inner.len());
    let mut chars = inner.chars();
    while let Some(c) = chars.next() {
        if c != '\\' {
            out.push(c);
            continue;
        }
        match chars.next() {
            Some('n') => out.push('\n'),
            Some('t') => out.push('\t'),
            Some(e @ ('"' | '\\')) => out.push(e),
            Some(e) => out.extend(['\\', e]),
            None => out.push('\\'),
        }
    }
    Cow::Owned(out)
}

fn dedent(inner: &str) -> String {
    let normal = inner.replace("\r\n", "\n").replace('\r', "\n");
    let body = match normal.split_once('\n') {
        Some((first, rest)) if first.trim().is_empty() => rest,
        _ => &normal,
    };
    let mut lines: Vec<&str> = body.split('\n').collect();
    if lines.last().is_some_and(|l| l.trim().is_empty()) {
        lines.pop();
    }
    let indent = lines
        .iter()
        .filter(|l| !l.trim().is_empty())
        .map(|l| l.len() - l.trim_start_matches([' ', '\t']).len())
        .min()
        .unwrap_or(0);
    let cut: Vec<&str> = lines.iter().map(|l| l.get(indent..).unwrap_or("").trim_end()).collect();
    cut.join("\n")
}
