//! `calendar(period, length)`: calendar-aligned spans that end inside a period.

use ctl_syntax::literal::{Date, Duration};

/// The most spans of one period: a daily control over a century, so that no input makes a check hang.
const MOST: usize = 40_000;

/// The spans of length `length` that end inside `from ..= to`. Months are aligned with the calendar (a quarter begins
/// in January, April, July or October), weeks with Monday; one day means weekdays.
pub(super) fn spans(from: Date, to: Date, length: Duration) -> Box<dyn Iterator<Item = (Date, Date)>> {
    if length.months > 0 && length.days == 0 {
        return Box::new(months(from, to, length.months).take(MOST));
    }
    match (length.months, length.days) {
        (0, 1) => Box::new((from.0..=to.0).map(Date).filter(|d| d.is_weekday()).map(|d| (d, d)).take(MOST)),
        (0, n) if n > 1 => {
            // 1970-01-05 was a Monday.
            let first = from.0 - (from.0 - 4).rem_euclid(n);
            let spans = (0..).map(move |i| first + i * n).map(move |start| (Date(start), Date(start + n - 1)));
            Box::new(spans.take_while(move |(_, end)| *end <= to).filter(move |(_, end)| *end >= from).take(MOST))
        }
        _ => Box::new(std::iter::empty()),
    }
}

fn months(from: Date, to: Date, n: i32) -> impl Iterator<Item = (Date, Date)> {
    let (year, month, _) = from.ymd();
    let index = i32::from(year) * 12 + i32::from(month) - 1;
    let first = index - index.rem_euclid(n);
    let start_of = |i: i32| Date::new(i.div_euclid(12) as i16, (i.rem_euclid(12) + 1) as i8, 1);
    (0..)
        .map_while(move |i| Some((start_of(first + i * n)?, start_of(first + (i + 1) * n)?.add_days(-1))))
        .take_while(move |(_, end)| *end <= to)
        .filter(move |(_, end)| *end >= from)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(from: &str, to: &str, length: Duration) -> Vec<String> {
        let (from, to) = (Date::parse(from).unwrap_or(Date(0)), Date::parse(to).unwrap_or(Date(0)));
        spans(from, to, length).map(|(a, b)| format!("{a}..{b}")).collect()
    }

    #[test]
    fn quarters_are_those_of_the_calendar_that_end_inside() {
        let quarter = Duration { months: 3, days: 0 };
        assert_eq!(
            shown("2026-02-15", "2026-10-01", quarter),
            ["2026-01-01..2026-03-31", "2026-04-01..2026-06-30", "2026-07-01..2026-09-30"]
        );
    }

    #[test]
    fn a_day_is_a_weekday_and_a_week_begins_on_monday() {
        let day = Duration { months: 0, days: 1 };
        assert_eq!(shown("2026-11-20", "2026-11-24", day).len(), 3);
        let week = Duration { months: 0, days: 7 };
        assert_eq!(shown("2026-11-17", "2026-11-29", week), ["2026-11-16..2026-11-22", "2026-11-23..2026-11-29"]);
    }

    #[test]
    fn no_length_gives_no_span() {
        assert!(shown("2026-01-01", "2026-12-31", Duration { months: 0, days: 0 }).is_empty());
    }
}
