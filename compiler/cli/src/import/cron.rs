//! Schedules of cron, as cadences of the library. comply writes six fields, from seconds to the day of the week; five
//! and the usual words are read too. What is no cadence is not made one.

use crate::render::words::counted;

/// What a schedule comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Frequency {
    /// A cadence, and nothing else.
    Is(&'static str),
    /// The nearest cadence, and what is lost.
    Nearly(&'static str, String),
    /// No cadence: why.
    No(String),
}

use Frequency::{Is, Nearly, No};

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const DAYS: [&str; 7] = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
/// The last day that every month has.
const SHORTEST_MONTH: u32 = 28;

/// Reads a schedule.
pub(super) fn frequency(schedule: &str) -> Frequency {
    let schedule = schedule.trim().to_ascii_lowercase();
    match schedule.as_str() {
        "@yearly" | "@annually" => return Is("annual"),
        "@monthly" => return Is("monthly"),
        "@weekly" => return Is("weekly"),
        "@daily" | "@midnight" => return Is("daily"),
        "@hourly" => return Nearly("daily", "it is more often than once a day".to_owned()),
        _ => {}
    }
    match Fields::read(&schedule) {
        Ok(fields) => fields.frequency(),
        Err(why) => No(why),
    }
}

/// Which values each field allows, as bits.
struct Fields {
    /// How many times on a day.
    times: u32,
    days: Bits,
    months: Bits,
    weekdays: Bits,
}

#[derive(Clone, Copy)]
struct Bits {
    bits: u64,
    /// Whether every value is allowed.
    all: bool,
}

impl Bits {
    fn count(self) -> u32 {
        self.bits.count_ones()
    }

    fn highest(self) -> u32 {
        63_u32.saturating_sub(self.bits.leading_zeros())
    }
}

impl Fields {
    fn read(schedule: &str) -> Result<Fields, String> {
        let fields: Vec<&str> = schedule.split_whitespace().collect();
        let (second, rest) = match fields.as_slice() {
            [second, rest @ ..] if rest.len() == 5 => (*second, rest),
            rest if rest.len() == 5 => ("0", rest),
            other => return Err(format!("it has {} and not six", counted(other.len(), "field", "fields"))),
        };
        let [minute, hour, day, month, weekday] = rest else { return Err("it has too few fields".to_owned()) };
        let mut times = 1;
        for (field, last) in [(second, 59), (*minute, 59), (*hour, 23)] {
            times *= set(field, 0, last, &[])?.count();
        }
        let mut weekdays = set(weekday, 0, 7, &DAYS)?;
        // Sunday is both 0 and 7.
        weekdays.bits = (weekdays.bits | weekdays.bits >> 7 & 1) & 0x7F;
        weekdays.all |= weekdays.bits == 0x7F;
        Ok(Fields { times, days: set(day, 1, 31, &[])?, months: set(month, 1, 12, &MONTHS)?, weekdays })
    }

    fn frequency(&self) -> Frequency {
        let found = match (self.days.all, self.weekdays.all) {
            (true, true) if self.months.all => Is("daily"),
            (true, false) if self.months.all => match self.weekdays.count() {
                1 => Is("weekly"),
                n @ (5 | 6) => Nearly("daily", format!("it is on {n} days of a week")),
                n => Nearly("weekly", format!("it is on {n} days of a week")),
            },
            (false, true) if self.days.count() == 1 => self.in_months(),
            (false, false) => No("it names days of the month and days of the week".to_owned()),
            _ => No("it is no regular interval".to_owned()),
        };
        match found {
            Is(cadence) if self.times > 1 => Nearly(cadence, "it is several times on its days".to_owned()),
            found => found,
        }
    }

    /// One day in each of some months.
    fn in_months(&self) -> Frequency {
        let count = self.months.count();
        if count > 1 && self.days.highest() > SHORTEST_MONTH {
            return No("not every month has its day".to_owned());
        }
        let cadence = match count {
            12 => "monthly",
            4 => "quarterly",
            2 => "semiannual",
            1 => "annual",
            _ => return No(format!("it is in {count} months of a year")),
        };
        let gap = 12 / count;
        let months: Vec<u32> = (1..=12).filter(|month| self.months.bits >> month & 1 == 1).collect();
        match months.windows(2).all(|pair| pair[1] - pair[0] == gap) {
            true => Is(cadence),
            false => No("its months are not evenly apart".to_owned()),
        }
    }
}

/// One field: `*`, `?`, values, ranges, steps, and lists of these.
fn set(field: &str, first: u32, last: u32, names: &[&str]) -> Result<Bits, String> {
    let wrong = || format!("`{field}` is no field of it");
    let value = |text: &str| {
        let named = names.iter().position(|name| *name == text).map(|at| at as u32 + first);
        named.or_else(|| text.parse().ok()).filter(|n| (first..=last).contains(n)).ok_or_else(wrong)
    };
    let mut bits = 0_u64;
    for part in field.split(',') {
        let (range, step) = match part.split_once('/') {
            Some((range, step)) => (range, step.parse().ok().filter(|n| *n > 0).ok_or_else(wrong)?),
            None => (part, 1_u32),
        };
        let (from, to) = match range.split_once('-') {
            _ if range == "*" || range == "?" => (first, last),
            Some((from, to)) => (value(from)?, value(to)?),
            None if part.contains('/') => (value(range)?, last),
            None => (value(range)?, value(range)?),
        };
        if from > to {
            return Err(wrong());
        }
        for n in (from..=to).step_by(step as usize) {
            bits |= 1 << n;
        }
    }
    Ok(Bits { bits, all: (first..=last).all(|n| bits >> n & 1 == 1) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_a_cadence_is_one() {
        for (schedule, cadence) in [
            ("0 0 0 15 * *", "monthly"),
            ("0 0 0 15 4 *", "annual"),
            ("0 0 0 1 1,4,7,10 *", "quarterly"),
            ("0 0 0 1 */3 *", "quarterly"),
            ("0 0 0 1 JAN,JUL ?", "semiannual"),
            ("0 0 0 * * MON", "weekly"),
            ("0 0 9 * * 7", "weekly"),
            ("0 0 0 * * *", "daily"),
            ("0 0 0 * * 0-6", "daily"),
            ("0 0 29 2 *", "annual"),
            ("30 4 1 * *", "monthly"),
            ("@weekly", "weekly"),
            ("@YEARLY", "annual"),
        ] {
            assert_eq!(frequency(schedule), Is(cadence), "{schedule}");
        }
    }

    #[test]
    fn what_is_nearly_one_is_doubtful() {
        for (schedule, near) in [
            ("0 0 0 * * MON-FRI", "daily"),
            ("0 0 0 * * 1,3", "weekly"),
            ("0 0 9,17 * * *", "daily"),
            ("0 0 9,17 1 * *", "monthly"),
            ("0 */5 * * * *", "daily"),
            ("@hourly", "daily"),
        ] {
            assert!(matches!(frequency(schedule), Nearly(cadence, _) if cadence == near), "{schedule}");
        }
    }

    #[test]
    fn what_is_none_is_none() {
        for schedule in [
            "",
            "monthly",
            "@every 24h",
            "0 0 0 31 * *",
            "0 0 0 1,15 * *",
            "0 0 0 1 1,2,3,4 *",
            "0 0 0 1 1-6 *",
            "0 0 0 1 * MON",
            "0 0 0 * 1 *",
            "0 0 0 15 13 *",
            "0 0 0 0 * *",
            "0 0 0 9-3 * *",
            "0 0 0 */0 * *",
            "0 0 0 99999999999999 * *",
            "0 0 0 15 * * 2027",
        ] {
            assert!(matches!(frequency(schedule), No(_)), "{schedule}");
        }
    }
}
