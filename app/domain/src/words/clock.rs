//! Times and lengths of time in words.

use super::Lang;
use crate::session::DailyHours;
use crate::time::{Seconds, Timestamp, Zone};

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

fn month(number: u8) -> &'static str {
    MONTHS[usize::from(number.clamp(1, 12)) - 1]
}

/// The form of the lock's text, with its full-width colons: 2026年11月20日09：05：00.
pub fn full(at: Timestamp, zone: Zone, lang: Lang) -> String {
    let c = at.civil(zone);
    match lang {
        Lang::Zh => {
            format!("{}年{:02}月{:02}日{:02}：{:02}：{:02}", c.year, c.month, c.day, c.hour, c.minute, c.second)
        }
        Lang::En => {
            format!("{:02}:{:02}:{:02} on {} {} {}", c.hour, c.minute, c.second, c.day, month(c.month), c.year)
        }
    }
}

/// 11 月 20 日 09:05.
pub fn short(at: Timestamp, zone: Zone, lang: Lang) -> String {
    let c = at.civil(zone);
    match lang {
        Lang::Zh => format!("{} 月 {} 日 {:02}:{:02}", c.month, c.day, c.hour, c.minute),
        Lang::En => format!("{} {}, {:02}:{:02}", c.day, month(c.month), c.hour, c.minute),
    }
}

/// 11 月 20 日.
pub fn date(at: Timestamp, zone: Zone, lang: Lang) -> String {
    let c = at.civil(zone);
    match lang {
        Lang::Zh => format!("{} 月 {} 日", c.month, c.day),
        Lang::En => format!("{} {}", c.day, month(c.month)),
    }
}

/// “今天 10:42” when it is the same day, else as [`short`].
pub fn near(at: Timestamp, now: Timestamp, zone: Zone, lang: Lang) -> String {
    let (c, today) = (at.civil(zone), now.civil(zone));
    if (c.year, c.month, c.day) == (today.year, today.month, today.day) {
        format!("{} {:02}:{:02}", lang.pick("今天", "Today"), c.hour, c.minute)
    } else {
        short(at, zone, lang)
    }
}

/// 8:00–18:00.
pub fn hours(hours: DailyHours) -> String {
    let clock = |minute: u16| format!("{}:{:02}", minute / 60, minute % 60);
    format!("{}–{}", clock(hours.from), clock(hours.to))
}

/// A wait, in its largest sensible unit, rounded up: 42 秒, 5 分钟, 23 小时, 2 天.
pub fn wait(length: Seconds, lang: Lang) -> String {
    let s = length.0.max(0);
    let up = |unit: i64| (s + unit - 1) / unit;
    let (number, zh, en) = match s {
        0..=90 => (s, "秒", "second"),
        91..=5400 => (up(60), "分钟", "minute"),
        5401..=172_800 => (up(3600), "小时", "hour"),
        _ => (up(86_400), "天", "day"),
    };
    match lang {
        Lang::Zh => format!("{number} {zh}"),
        Lang::En if number == 1 => format!("1 {en}"),
        Lang::En => format!("{number} {en}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_locks_time_has_the_published_form() {
        let at = Timestamp(1_795_136_700_000);
        assert_eq!(full(at, Zone::BEIJING, Lang::Zh), "2026年11月20日09：05：00");
        assert_eq!(full(at, Zone::BEIJING, Lang::En), "09:05:00 on 20 Nov 2026");
    }

    #[test]
    fn a_wait_is_told_in_a_unit_that_people_use() {
        assert_eq!(wait(Seconds(42), Lang::Zh), "42 秒");
        assert_eq!(wait(Seconds::minutes(30), Lang::En), "30 minutes");
        assert_eq!(wait(Seconds::hours(23) - 1, Lang::Zh), "23 小时");
        assert_eq!(wait(Seconds(1), Lang::En), "1 second");
    }

    impl std::ops::Sub<i64> for Seconds {
        type Output = Seconds;
        fn sub(self, seconds: i64) -> Seconds {
            Seconds(self.0 - seconds)
        }
    }
}
