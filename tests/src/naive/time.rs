//! Calendar spans and date arithmetic (prototype, 2.2). Day by day.

use ctl_syntax::literal::{Date, Duration};

/// The spans of a length that end inside `from ..= to`: whole months aligned with the year, weeks from Monday, and for
/// one day the weekdays.
pub(super) fn calendar(from: Date, to: Date, length: Duration) -> Vec<(Date, Date)> {
    let mut all = Vec::new();
    let mut day = from;
    while day <= to {
        if let Some(first) = span_ending(day, length) {
            all.push((first, day));
        }
        day = day.add_days(1);
    }
    all
}

/// The first day of the span whose last day this is.
fn span_ending(day: Date, length: Duration) -> Option<Date> {
    let next = day.add_days(1);
    match (length.months, length.days) {
        (0, 1) => day.is_weekday().then_some(day),
        // Monday follows Sunday.
        (0, 7) => (next.is_weekday() && !day.is_weekday()).then(|| day.add_days(-6)),
        (n, 0) if n > 0 => {
            let (year, month, first) = next.ymd();
            let months = i32::from(year) * 12 + i32::from(month) - 1;
            (first == 1 && months % n == 0).then(|| next.add_months(-n))
        }
        _ => None,
    }
}

/// The day a length of time later: its months first, each day clamped to the month's end, then its days.
pub(super) fn later(day: Date, by: Duration) -> Date {
    let moved = if by.months == 0 { day } else { day.add_months(by.months) };
    moved.add_days(by.days)
}

/// The same length of time, backwards.
pub(super) fn negated(d: Duration) -> Duration {
    Duration { months: -d.months, days: -d.days }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quarters_begin_in_january() {
        let day = |text: &str| Date::parse(text).expect("a date");
        let spans = calendar(day("2026-02-15"), day("2026-07-01"), Duration { months: 3, days: 0 });
        assert_eq!(spans, [(day("2026-01-01"), day("2026-03-31")), (day("2026-04-01"), day("2026-06-30"))]);
        let weeks = calendar(day("2026-06-01"), day("2026-06-14"), Duration { months: 0, days: 7 });
        assert_eq!(weeks, [(day("2026-06-01"), day("2026-06-07")), (day("2026-06-08"), day("2026-06-14"))]);
    }
}
